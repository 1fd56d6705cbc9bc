namespace DailyCam.Web.Features.Settings;

/// <summary>Where a value comes from, and the name of the file or variable there.</summary>
/// <param name="Name">The file's or variable's name; null where there is none to tell.</param>
public sealed record SettingSource(SettingOrigin Origin, string? Name = null)
{
    public static SettingSource BuiltIn { get; } = new(SettingOrigin.BuiltIn);

    public static SettingSource Page { get; } = new(SettingOrigin.Page);

    public static SettingSource Device { get; } = new(SettingOrigin.Device);

    /// <summary>Whether it wins over every file, so that a change there would do nothing.</summary>
    public bool IsLocked => Origin is SettingOrigin.Environment or SettingOrigin.CommandLine or SettingOrigin.Host;
}
