namespace DailyCam.Web.Features.Settings;

/// <summary>Marks the texts of the settings of analysis outside this computer.</summary>
public sealed class AnalysisSettingsText;
