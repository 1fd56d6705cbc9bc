namespace DailyCam.Web.Features.Settings;

/// <summary>Every setting that is read at the start; a test holds it to the options classes.</summary>
internal static class SettingCatalogue
{
    public static IReadOnlyList<SettingEntry> All { get; } = [.. RecordingSettings.All, .. AnalysisSettings.All, .. HouseSettings.All];

    private static readonly Dictionary<string, SettingEntry> ByKey = All.ToDictionary(static entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Settings that the page does not list, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DailyCam:Analysis:Prices:Models"] = "a table, not a value: the page of analysis settings shows each model with its price and its end",
        ["DailyCam:Ffmpeg:FfmpegPath"] = "where a program lies matters to who installs DailyCam; pages know nothing of how video is made",
        ["DailyCam:Ffmpeg:FfprobePath"] = "where a program lies matters to who installs DailyCam; pages know nothing of how video is made",
        ["DailyCam:Setup:AdminUser"] = "counts only until the first account exists, and then nobody could be here to read it",
        ["DailyCam:Setup:AdminPassword"] = "counts only until the first account exists, and is a secret",
    };

    /// <summary>Null when there is no such setting, or none on the page.</summary>
    public static SettingEntry? Find(string key) => ByKey.GetValueOrDefault(key);
}
