namespace DailyCam.Web.Features.Settings;

/// <summary>One setting that is read at the start, as the page of settings lists it.</summary>
/// <param name="Key">As in <c>appsettings.json</c>, with colons.</param>
/// <param name="IsFine">Whether it is for tuning: next to nobody needs it.</param>
/// <param name="Default">What the code says.</param>
/// <param name="Read">The value that counts in this process.</param>
internal sealed record SettingEntry(string Key, SettingGroup Group, SettingUnit Unit, bool IsFine, object? Default, Func<IServiceProvider, object?> Read)
{
    private const string Root = "DailyCam:";

    public required SettingShape Shape { get; init; }

    /// <summary>Makes its options class anew from the configuration of these services and checks all of it, exactly as a start does; gives its value there.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A value of the section is out of its range.</exception>
    /// <exception cref="InvalidOperationException">A value of the section cannot be read.</exception>
    public required Func<IServiceProvider, object?> Make { get; init; }

    public required Type Options { get; init; }

    public SettingEditing Editing { get; init; }

    public bool IsChangedHere => Editing is SettingEditing.Here;

    public string Section => Key[..Key.LastIndexOf(':')];

    /// <summary>The key of its name in <see cref="SettingNames"/>; with <c>.About</c>, of what it is about.</summary>
    public string TextKey => Key[Root.Length..].Replace(':', '.');

    /// <summary>Its name in the environment.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}
