namespace DailyCam.Web.Components.Install;

/// <summary>
/// What a browser must know to put DailyCam on a home screen. Addresses are relative to the manifest, which lies at the base, so that a path of a proxy is part of them by itself.
/// </summary>
internal sealed record AppManifest
{
    public const string ContentType = "application/manifest+json";

    /// <summary>Says which app this is, whatever its language: one per path of a server.</summary>
    public required string Id { get; init; }

    public string Name { get; init; } = "DailyCam";

    public string ShortName { get; init; } = "DailyCam";

    public required string Description { get; init; }

    public required string Lang { get; init; }

    public string Dir { get; init; } = "ltr";

    public string StartUrl { get; init; } = "./";

    public string Scope { get; init; } = "./";

    public string Display { get; init; } = "standalone";

    /// <summary>Of the screen before the first page is there. A manifest has one for both themes; the pages tell their own.</summary>
    public string BackgroundColor { get; init; } = ThemeColors.Light;

    public string ThemeColor { get; init; } = ThemeColors.Light;

    public IReadOnlyList<ManifestIcon> Icons { get; init; } =
    [
        ManifestIcon.Drawn("dailycam", "any"),
        ManifestIcon.Painted("dailycam", 192, "any"),
        ManifestIcon.Painted("dailycam", 512, "any"),
        ManifestIcon.Drawn("dailycam-maskable", "maskable"),
        ManifestIcon.Painted("dailycam-maskable", 192, "maskable"),
        ManifestIcon.Painted("dailycam-maskable", 512, "maskable"),
    ];

    public static AppManifest Of(InstallWords words, PathString pathBase) =>
        new() { Id = $"{pathBase}/", Description = words["Description"], Lang = words.Language };
}
