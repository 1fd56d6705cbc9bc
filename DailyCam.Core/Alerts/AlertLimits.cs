namespace DailyCam.Core.Alerts;

/// <summary>The numbers of alerts, with their reasons.</summary>
public static class AlertLimits
{
    /// <summary>The same on the same camera within this is one alert that counts up: a child who plays at the stove goes there every half minute.</summary>
    public static readonly TimeSpan CoolDown = TimeSpan.FromMinutes(5);

    /// <summary>What began longer ago than this is no news: a model answers within minutes of the ten-minute file's end, and a queue that is longer than this belongs into the inbox.</summary>
    public static readonly TimeSpan OldestNews = TimeSpan.FromMinutes(30);

    /// <summary>A page that was loaded anew tells what began while it was away, no further back than this.</summary>
    public static readonly TimeSpan Replay = TimeSpan.FromMinutes(10);

    /// <summary>A camera that is not recorded or looked at is written on the page at once; it wakes nobody before this: a router that restarts is back within it.</summary>
    public static readonly TimeSpan TroubleAfter = TimeSpan.FromMinutes(1);

    /// <summary>A part of local vision that is started again is back within this; before, it is nothing to write on a page.</summary>
    public static readonly TimeSpan BlindAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody may ask for peace, in the order of the menu.</summary>
    public static IReadOnlyList<TimeSpan> Snoozes { get; } =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Incidents that a page remembers having told; more than a day of a busy home.</summary>
    internal const int MostKnown = 1000;
}
