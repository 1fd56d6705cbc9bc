using DailyCam.Core.Cameras;
using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using Xunit;

namespace DailyCam.Tests.Home;

public sealed class ReviewQueueTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_waits_is_worst_first_then_newest_and_what_was_seen_is_todays_latest_first()
    {
        var old = Incident(1, Severity.Advice);
        var caution = Incident(2, Severity.Caution);
        var newer = Incident(3, Severity.Caution);
        var accident = Incident(0, Severity.Accident);
        var first = Incident(4, Severity.Danger, ReviewState.Confirmed, Midnight.AddHours(1));
        var last = Incident(5, Severity.Advice, ReviewState.FalseAlarm, Midnight.AddHours(2));
        var yesterday = Incident(6, Severity.Danger, ReviewState.Resolved, Midnight.AddMinutes(-1));
        var unknown = Incident(7, Severity.Danger, ReviewState.Resolved);

        var queue = ReviewQueue.Of([old, first, caution, yesterday, accident, newer, unknown, last, caution], Midnight);

        Assert.Equal([accident.Id, newer.Id, caution.Id, old.Id], queue.Waiting.Select(static incident => incident.Id));
        Assert.Equal([last.Id, first.Id], queue.Seen.Select(static incident => incident.Id));
    }

    private static Incident Incident(int minute, Severity severity, ReviewState review = ReviewState.New, DateTimeOffset? reviewedAt = null) => new()
    {
        CameraId = new CameraId("camera222222"), StartAt = Midnight.AddMinutes(minute), EvidenceAt = Midnight.AddMinutes(minute), Severity = severity, Category = IncidentCategory.Fall, Source = IncidentSource.Zone,
        Confidence = 1, Review = review, ReviewedAt = reviewedAt,
    };
}
