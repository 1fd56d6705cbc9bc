namespace DailyCam.Web.Features.Settings;

/// <summary>Marks the texts that a family reads before footage may leave the house, each under its version (DailyCam.Core's ConsentTexts).</summary>
public sealed class ConsentText;
