namespace DailyCam.Web.Features.Settings;

/// <summary>Settings that stand together, in the order of the page.</summary>
public enum SettingGroup
{
    Device,
    Child,
    Cameras,
    Recording,
    Live,
    Watching,
    Analysis,
    Models,
    Reports,
    Sharing,
    Backups,
    System,
}
