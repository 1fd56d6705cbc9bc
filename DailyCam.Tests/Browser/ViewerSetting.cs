namespace DailyCam.Tests.Browser;

/// <summary>How somebody looks at the product.</summary>
/// <param name="Language"><c>en</c> or <c>ko</c>.</param>
/// <param name="Phone">390x844 with touch, or 1280x800.</param>
public sealed record ViewerSetting(string Language = "en", bool Dark = false, bool Phone = false)
{
    /// <summary>Both languages, themes and sizes.</summary>
    public static IEnumerable<ViewerSetting> All =>
        from language in new[] { "en", "ko" }
        from dark in new[] { false, true }
        from phone in new[] { false, true }
        select new ViewerSetting(language, dark, phone);

    /// <summary>
    /// Four of the eight, in which every language meets every theme and every size, and every theme every size: what two settings do to each other shows in one of them.
    /// DAILYCAM_ALL_LOOKS=1 takes all eight; each costs the slow suite half a minute.
    /// </summary>
    public static IEnumerable<ViewerSetting> Looks => Environment.GetEnvironmentVariable("DAILYCAM_ALL_LOOKS") == "1"
        ? All
        : [new("en", Phone: true), new("en", Dark: true), new("ko"), new("ko", Dark: true, Phone: true)];

    /// <summary>Two that differ in everything, for pages that are made of what others show in four. DAILYCAM_ALL_LOOKS=1 takes all eight.</summary>
    public static IEnumerable<ViewerSetting> Opposites => Environment.GetEnvironmentVariable("DAILYCAM_ALL_LOOKS") == "1"
        ? All
        : [new("ko", Dark: true, Phone: true), new("en")];

    /// <summary>One, for long ways through the whole product, each part of which has tests of its own. DAILYCAM_ALL_LOOKS=1 takes all eight.</summary>
    public static IEnumerable<ViewerSetting> Journeys => Environment.GetEnvironmentVariable("DAILYCAM_ALL_LOOKS") == "1"
        ? All
        : [new("ko", Dark: true, Phone: true)];

    /// <summary>For file names: <c>ko-dark-phone</c>.</summary>
    public override string ToString() => $"{Language}-{(Dark ? "dark" : "light")}-{(Phone ? "phone" : "desktop")}";
}
