namespace DailyCam.Web.Features.Settings;

/// <summary>One setting that is read at the start, as the page of settings lists it.</summary>
/// <param name="Key">As in <c>appsettings.json</c>, with colons.</param>
/// <param name="IsFine">Whether it is for tuning: next to nobody needs it.</param>
/// <param name="Default">What the code says.</param>
/// <param name="Read">The value that counts in this process.</param>
internal sealed record SettingEntry(string Key, SettingGroup Group, SettingUnit Unit, bool IsFine, object? Default, Func<IServiceProvider, object?> Read)
{
    private const string Root = "DailyCam:";

    /// <summary>The key of its name in <see cref="SettingNames"/>; with <c>.About</c>, of what it is about.</summary>
    public string TextKey => Key[Root.Length..].Replace(':', '.');

    /// <summary>Its name in the environment.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}
