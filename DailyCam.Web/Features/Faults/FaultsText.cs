namespace DailyCam.Web.Features.Faults;

/// <summary>Marks the texts of the page about what is broken and what was.</summary>
public sealed class FaultsText;
