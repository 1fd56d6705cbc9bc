namespace DailyCam.Web.Features.Settings;

/// <summary>Marks the names of all settings and what each is about.</summary>
public sealed class SettingNames;
