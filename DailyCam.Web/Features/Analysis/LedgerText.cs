namespace DailyCam.Web.Features.Analysis;

/// <summary>Marks the texts of the page about what left the house.</summary>
public sealed class LedgerText;
