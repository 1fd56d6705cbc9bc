using DailyCam.Core.Alerts;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Incidents;

namespace DailyCam.Tests.Alerts;

/// <summary>What the tests of alerts are made of.</summary>
internal static class AlertLab
{
    /// <summary>21:00 of a winter evening in Seoul.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 1, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly CameraId Kitchen = new("kkkkkkkkkkkk");
    public static readonly CameraId Bedroom = new("bbbbbbbbbbbb");
    public static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0), "Asia/Seoul");

    public static Incident Incident(Severity severity, DateTimeOffset at, CameraId? camera = null, IncidentCategory category = IncidentCategory.DangerZoneEntry, ZoneId? zone = null) => new()
    {
        ZoneId = zone,
        CameraId = camera ?? Kitchen,
        StartAt = at,
        EvidenceAt = at,
        Severity = severity,
        Category = category,
        Source = IncidentSource.Zone,
        Confidence = 0.9,
    };

    public static AlertMatter Matter(Severity severity, DateTimeOffset? at = null, CameraId? camera = null, IncidentCategory category = IncidentCategory.DangerZoneEntry) =>
        AlertMatter.Of(Incident(severity, at ?? Evening, camera, category));

    public static AlertMatter Outage(DateTimeOffset? since = null, bool isGrave = true) =>
        AlertMatter.Of(new CameraTrouble(Kitchen, "Kitchen", since ?? Evening, FaultReason.NothingWritten, isGrave));

    /// <summary>Some wish, with everything in it that anybody could ask for.</summary>
    public static AlertWish AnyWish(Random random, DateTimeOffset now) => new()
    {
        LeastSeverity = Pick(random, Severity.Danger, Severity.Caution, Severity.Advice),
        Quiet = random.Next(2) == 0 ? null : new QuietHours(AnyTime(random), AnyTime(random), Pick(random, "Asia/Seoul", "Europe/Berlin", "America/New_York", "UTC", "Nowhere/At_All")),
        Muted = random.Next(2) == 0 ? [] : [Pick(random, Kitchen, Bedroom)],
        SnoozedUntil = random.Next(2) == 0 ? null : now + TimeSpan.FromMinutes(random.Next(-100, 2000)),
    };

    public static AlertMatter AnyMatter(Random random, DateTimeOffset now) => random.Next(6) == 0
        ? Outage(now - TimeSpan.FromMinutes(random.Next(60)), random.Next(2) == 0)
        : Matter(Pick(random, Enum.GetValues<Severity>()), now, Pick(random, Kitchen, Bedroom), Pick(random, IncidentCategory.Fall, IncidentCategory.DangerZoneEntry));

    private static TimeOnly AnyTime(Random random) => new(random.Next(24), random.Next(60));

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
