namespace DailyCam.Web.Components.Layout;

/// <summary>All pages of the menus. A phone's bar holds what is looked at daily, and one way to everything else; a wide screen has room for all of it.</summary>
public static class NavigationPages
{
    /// <summary>Where a phone finds what its bar has no room for.</summary>
    public const string More = "more";

    /// <summary>Looked at daily, with one thumb.</summary>
    public static IReadOnlyList<NavigationPage> Daily { get; } =
    [
        new NavigationPage(string.Empty, "home", "Home"),
        new NavigationPage("live", "videocam", "Live"),
        new NavigationPage("timeline", "timeline", "Timeline"),
        new NavigationPage("reports", "summarize", "Report"),
    ];

    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new NavigationGroup("Home", [new NavigationPage("incidents", "fact_check", "Incidents"), new NavigationPage("clips", "movie", "Clips"), new NavigationPage("cameras", "settings_video_camera", "Cameras"), new NavigationPage("child", "child_care", "Child"), new NavigationPage("people", "group", "People")]),
        new NavigationGroup("System", [new NavigationPage("faults", "monitor_heart", "Faults"), new NavigationPage("storage", "hard_drive", "Storage"), new NavigationPage("jobs", "checklist", "Jobs", AdminOnly: true), new NavigationPage("settings", "settings", "Settings", IsAlone: true)]),
        new NavigationGroup("Outside", [new NavigationPage("ledger", "outbound", "Ledger"), new NavigationPage("settings/analysis", "tune", "AnalysisSettings", AdminOnly: true)]),
    ];

    /// <summary>Whether an address, relative to the base, is found by way of <see cref="More"/> on a phone.</summary>
    public static bool IsBelowMore(string address) => new NavigationPage(More, string.Empty, string.Empty).Holds(address) || Groups.Any(group => group.Pages.Any(page => page.Holds(address)));
}
