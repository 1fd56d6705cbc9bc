namespace DailyCam.Web.Features.Settings;

/// <summary>Marks the texts of the page of all settings.</summary>
public sealed class SettingsText;
