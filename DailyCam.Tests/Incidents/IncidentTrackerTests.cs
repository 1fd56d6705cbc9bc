using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class IncidentTrackerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly Zone Left = NewZone("balcony", 0, 0.4);
    private static readonly Zone Right = NewZone("stove", 0.6, 1);

    private readonly IncidentTracker tracker = new(new IncidentOptions());
    private readonly List<IncidentChange> changes = [];

    [Fact]
    public void A_stay_is_one_incident_with_start_end_and_evidence()
    {
        Look(0, []);
        Look(0.6, [Person(Left, 0.5f)]);
        Assert.Empty(changes);
        Look(1.2, [Person(Left, 0.6f)]);
        var opened = Assert.Single(changes);
        Assert.True(opened.IsNew);
        Assert.Equal((Start.AddSeconds(0.6), Start.AddSeconds(1.2), Severity.Caution, 0.6f), (opened.Entry.StartAt, opened.Entry.EvidenceAt, opened.Entry.Severity, opened.Entry.Confidence));

        Look(1.8, [Person(Left, 0.9f)]);
        Look(2.4, [Person(Left, 0.7f)]);
        for (var second = 3.0; second < 6; second += 0.6)
        {
            Look(second, []);
        }

        Assert.Equal((Start.AddSeconds(1.8), 0.9f), (Last.EvidenceAt, Last.Confidence));
        Assert.Equal(Start.AddSeconds(2.4), Last.EndAt);
        Assert.Single(changes.Select(static change => change.Entry.Id).Distinct());
    }

    [Fact]
    public void One_picture_is_never_an_incident()
    {
        for (var second = 0; second < 60; second++)
        {
            Look(second, second % 2 == 0 ? [Person(Left, 0.9f)] : []);
        }

        Assert.Empty(changes);
    }

    [Fact]
    public void Somebody_behind_a_mask_is_no_incident_and_a_zone_that_becomes_a_mask_ends_its_stay()
    {
        var zone = NewZone("door", 0, 0.4);
        zone.Kind = ZoneKind.Mask;
        for (var second = 0.0; second < 5; second += 0.5)
        {
            Assert.Empty(tracker.Look(Start.AddSeconds(second), [Person(zone, 0.9f)], [zone]));
        }

        zone.Kind = ZoneKind.Danger;
        for (var second = 5.0; second < 10; second += 0.5)
        {
            changes.AddRange(tracker.Look(Start.AddSeconds(second), [Person(zone, 0.9f)], [zone]));
        }

        Assert.Null(Last.EndAt);
        zone.Kind = ZoneKind.Mask;
        changes.AddRange(tracker.Look(Start.AddSeconds(10), [Person(zone, 0.9f)], [zone]));
        Assert.Equal(Start.AddSeconds(9.5), Last.EndAt);
    }

    [Fact]
    public void Two_glimpses_far_apart_are_not_an_incident()
    {
        Look(0, [Person(Left, 0.9f)]);
        Look(10, [Person(Left, 0.9f)]);
        Assert.Empty(changes);
    }

    [Fact]
    public void A_dog_in_the_zone_or_a_person_elsewhere_is_not_an_incident()
    {
        for (var second = 0; second < 20; second++)
        {
            Look(second, [Person(Left, 0.9f) with { Label = "dog" }, new DetectedObject("person", 0.9f, new PictureBox(0.45f, 0.2f, 0.1f, 0.5f))]);
        }

        Assert.Empty(changes);
    }

    [Fact]
    public void Staying_long_is_danger()
    {
        Stay(Left, 0, 4.8);
        Assert.Equal(Severity.Caution, Last.Severity);
        Stay(Left, 5.2, 5.4);
        Assert.Equal(Severity.Danger, Last.Severity);
    }

    [Fact]
    public void A_short_time_in_which_nobody_looked_ends_nothing()
    {
        Stay(Left, 0, 2);
        Look(32, [Person(Left, 0.8f)]);
        Assert.Null(Last.EndAt);
        Look(62, []);
        Assert.Null(Last.EndAt);
        Look(62.6, []);
        Look(63.2, []);
        Assert.Equal(Start.AddSeconds(32), Last.EndAt);
        Assert.Single(changes, static change => change.IsNew);
    }

    [Fact]
    public void A_long_time_in_which_nobody_looked_is_no_long_stay()
    {
        Stay(Left, 0, 1);
        Look(7200, [Person(Left, 0.8f)]);
        Assert.Equal((Start.AddSeconds(1), Severity.Caution), (Last.EndAt, Last.Severity));
        Look(7200.5, [Person(Left, 0.8f)]);
        Assert.Equal((Start.AddSeconds(7200), Severity.Caution, null), (Last.StartAt, Last.Severity, Last.EndAt));
        Assert.Equal(2, changes.Count(static change => change.IsNew));
    }

    [Fact]
    public void Who_comes_back_at_once_goes_on_with_the_same_incident()
    {
        Stay(Left, 0, 2);
        Away(2.5, 5);
        Assert.NotNull(Last.EndAt);
        Stay(Left, 6, 8);
        Assert.Null(Last.EndAt);
        Away(8.5, 12);
        Assert.Single(changes, static change => change.IsNew);
        Assert.Equal(Start.AddSeconds(8), Last.EndAt);
    }

    [Fact]
    public void After_the_cooldown_the_same_zone_makes_a_new_incident()
    {
        Stay(Left, 0, 2);
        Away(2.5, 9.5);
        Stay(Left, 12, 14);
        Assert.Equal(2, changes.Count(static change => change.IsNew));
        Assert.Equal(Start.AddSeconds(12), Last.StartAt);
    }

    [Fact]
    public void Another_zone_is_told_when_the_cooldown_is_over_with_its_true_start()
    {
        Stay(Left, 0, 2);
        Stay(Right, 4, 9.5);
        Assert.Single(changes, static change => change.IsNew);
        Stay(Right, 10, 11);
        Assert.Equal(2, changes.Count(static change => change.IsNew));
        Assert.Equal((Right.Id, Start.AddSeconds(4)), (Last.ZoneId, Last.StartAt));
    }

    [Fact]
    public void A_zone_that_is_deleted_ends_its_incident()
    {
        Stay(Left, 0, 2);
        changes.AddRange(tracker.Look(Start.AddSeconds(2.5), [Person(Left, 0.8f)], [Right]));
        Assert.Equal(Start.AddSeconds(2), Last.EndAt);
    }

    [Fact]
    public void A_camera_that_stops_ends_its_incident_at_the_last_look()
    {
        Stay(Left, 0, 3);
        changes.AddRange(tracker.CloseAll());
        Assert.Equal(Start.AddSeconds(3), Last.EndAt);
        Assert.Empty(tracker.CloseAll());
    }

    [Fact]
    public void A_clock_that_goes_back_begins_anew()
    {
        Stay(Left, 100, 102);
        Stay(Left, 0, 2);
        Assert.Equal(2, changes.Count(static change => change.IsNew));
        Assert.Equal([Start.AddSeconds(102)], changes.Select(static change => change.Entry.EndAt).OfType<DateTimeOffset>());
    }

    [Fact]
    public void Whatever_is_seen_incidents_keep_their_rules() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), KeepsItsRules).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void KeepsItsRules(int seed)
    {
        var random = new Random(seed);
        var watched = new IncidentTracker(new IncidentOptions());
        var openings = new List<(DateTimeOffset At, DateTimeOffset StartAt)>();
        var entries = new Dictionary<IncidentId, ZoneEntry>();
        var now = Start;
        for (var look = 0; look < 300; look++)
        {
            now += TimeSpan.FromSeconds(random.Next(10) == 0 ? random.Next(60) : 0.2 + random.NextDouble());
            DetectedObject[] seen = random.Next(3) switch { 0 => [], 1 => [Person(Left, random.NextSingle())], _ => [Person(Right, 0.5f), Person(Left, 0.6f)] };
            foreach (var (entry, isNew) in watched.Look(now, seen, [Left, Right]))
            {
                Assert.Equal(isNew, !entries.ContainsKey(entry.Id));
                openings.AddRange(isNew ? [(now, entry.StartAt)] : []);
                entries[entry.Id] = entry;
            }
        }

        foreach (var (entry, _) in watched.CloseAll())
        {
            entries[entry.Id] = entry;
        }

        Assert.All(openings.Zip(openings.Skip(1)), static pair => Assert.True(pair.Second.At - pair.First.StartAt >= TimeSpan.FromSeconds(10)));
        Assert.All(entries.Values, static entry => Assert.True(entry.StartAt <= entry.EvidenceAt && entry.EvidenceAt <= entry.EndAt));
        Assert.All(entries.Values, static entry => Assert.True(entry.EvidenceAt - entry.StartAt <= TimeSpan.FromSeconds(2)));
    }

    private ZoneEntry Last => changes[^1].Entry;

    private static Zone NewZone(string name, double left, double right) =>
        new() { Name = name, Points = [new(left, 0), new(right, 0), new(right, 1), new(left, 1)] };

    private static DetectedObject Person(Zone zone, float score) =>
        new(DetectedObject.PersonLabel, score, new PictureBox((float)zone.Points[0].X + 0.1f, 0.2f, 0.1f, 0.5f));

    private void Stay(Zone zone, double from, double to) => LookEveryHalfSecond(from, to, [Person(zone, 0.8f)]);

    private void Away(double from, double to) => LookEveryHalfSecond(from, to, []);

    private void LookEveryHalfSecond(double from, double to, DetectedObject[] seen)
    {
        for (var second = from; second <= to; second += 0.5)
        {
            Look(second, seen);
        }

        Look(to, seen);
    }

    private void Look(double second, DetectedObject[] seen) => changes.AddRange(tracker.Look(Start.AddSeconds(second), seen, [Left, Right]));
}
