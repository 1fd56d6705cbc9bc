namespace DailyCam.Web.Features.Home;

/// <summary>Marks the texts of the first page.</summary>
public sealed class HomeText;
