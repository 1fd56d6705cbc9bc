namespace DailyCam.Web.Components.Shared;

/// <summary>Marks the texts that several features use: problems, severities, states, reasons.</summary>
public sealed class SharedText;
