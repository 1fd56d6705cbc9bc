namespace DailyCam.Web.Features.Family;

/// <summary>Marks the texts of the page about the child.</summary>
public sealed class FamilyText;
