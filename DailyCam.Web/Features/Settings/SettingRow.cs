namespace DailyCam.Web.Features.Settings;

/// <summary>One setting as the page shows it.</summary>
/// <param name="Key">Names it for good: the key of the configuration, or <c>camera.…</c>, <c>child.…</c>, <c>device.…</c> for what is kept elsewhere.</param>
/// <param name="Default">In words; null where there is none to tell.</param>
public sealed record SettingRow(string Key, SettingGroup Group, string Name, string About, string Value, string? Default, SettingSource Source)
{
    /// <summary>Its name in the environment; null when it cannot stand there.</summary>
    public string? Variable { get; init; }

    /// <summary>Page on which it is changed, relative to the base; null when it is read at the start only.</summary>
    public string? Href { get; init; }

    /// <summary>Whether that page has no circuit, so that the browser must open it by itself.</summary>
    public bool IsPlain { get; init; }

    public bool IsFine { get; init; }

    /// <summary>Whether it is changed on the page of settings itself, for the next start.</summary>
    public bool IsChangedHere { get; init; }

    /// <summary>Why it is not, in words; null where there is nothing special to say.</summary>
    public string? Outside { get; init; }

    /// <summary>What it will be from the next start on, in words; null when that is what it is.</summary>
    public string? Next { get; init; }

    /// <summary>Whether the page keeps a value of it.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether it differs from its default.</summary>
    public bool IsChanged { get; init; }

    /// <summary>What a search looks through: names and meanings in every language, keys; as <see cref="SettingSearch.Plain"/> leaves it.</summary>
    public required string Sought { get; init; }
}
