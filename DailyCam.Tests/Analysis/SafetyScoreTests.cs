using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Analysis;

public sealed class SafetyScoreTests
{
    private static readonly Arbitrary<Incident[]> AnyIncidents = Gen.ArrayOf(
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from review in Gen.Elements(Enum.GetValues<ReviewState>())
        from minute in Gen.Choose(0, 1439)
        select Make(severity, review, minute)).ToArbitrary();

    /// <summary>Looks without anybody: twelve seconds, longer than the cool-down.</summary>
    private const int Away = 20;

    [Theory]
    [InlineData("", 100)]
    [InlineData("R", 98)]
    [InlineData("C", 90)]
    [InlineData("D", 70)]
    [InlineData("A", 50)]
    [InlineData("CCCC", 90)]
    [InlineData("DD", 70)]
    [InlineData("DC", 60)]
    [InlineData("RRRRRRRR", 84)]
    [InlineData("RRRRRRRRRRRR", 84)]
    [InlineData("DCRRRRR", 50)]
    [InlineData("ADC", 50)]
    public void The_domains_numbers(string incidents, int score) =>
        Assert.Equal(score, SafetyScore.Of(incidents.Select(static (c, i) => Make(Of(c), ReviewState.New, i)), watched: true).Value);

    [Fact]
    public void No_score_at_all_when_nobody_watched()
    {
        var score = SafetyScore.Of([Make(Severity.Accident, ReviewState.New, 1)], watched: false);
        Assert.Null(score.Value);
        Assert.Empty(score.Deductions);
    }

    [Fact]
    public void Each_deduction_names_its_incidents_worst_first_in_order_of_time()
    {
        var late = Make(Severity.Danger, ReviewState.New, 9);
        var early = Make(Severity.Danger, ReviewState.Confirmed, 3);
        var accident = Make(Severity.Accident, ReviewState.Resolved, 20);
        var score = SafetyScore.Of([late, accident, early], watched: true);
        Assert.Equal([Severity.Accident, Severity.Danger], score.Deductions.Select(static d => d.Severity));
        Assert.Equal([early.Id, late.Id], score.Deductions[1].Incidents);
        Assert.Equal([50, 30], score.Deductions.Select(static d => d.Points));
    }

    [Fact]
    public void It_stays_between_50_and_100() => Prop.ForAll(AnyIncidents, static incidents => SafetyScore.Of(incidents, true).Value is >= 50 and <= 100).QuickCheckThrowOnFailure();

    [Fact]
    public void False_alarms_do_not_count() => Prop.ForAll(AnyIncidents, static incidents =>
        SafetyScore.Of(incidents, true).Value == SafetyScore.Of(incidents.Where(static i => i.Review != ReviewState.FalseAlarm), true).Value
        && SafetyScore.Of(incidents, true).Deductions.SelectMany(static d => d.Incidents).Count() == incidents.Count(static i => i.Review != ReviewState.FalseAlarm))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_incidents_does_not_matter() => Prop.ForAll(AnyIncidents, static incidents =>
    {
        var (a, b) = (SafetyScore.Of(incidents, true), SafetyScore.Of(incidents.Reverse(), true));
        return a.Value == b.Value && a.Deductions.Zip(b.Deductions, static (x, y) => x.Points == y.Points && x.Incidents.ToHashSet().SetEquals(y.Incidents)).All(static same => same);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_incident_never_raises_it() => Prop.ForAll(AnyIncidents, static incidents =>
        incidents.Length == 0 || SafetyScore.Of(incidents, true).Value <= SafetyScore.Of(incidents[1..], true).Value).QuickCheckThrowOnFailure();

    /// <summary>A stay in a zone is a caution first and a danger seconds later. What it becomes is taken once, so the day's score goes down or stays, look by look, and is never given back. (Who comes back within the cool-down makes a caution that had ended a danger, which is another matter.)</summary>
    [Fact]
    public void A_day_of_stays_in_zones_never_raises_the_score_as_it_happens() => Prop.ForAll(Gen.ListOf(Gen.Elements(0, 1, 1, 1, 1)).Resize(400).ToArbitrary(), static looks =>
    {
        var tracker = new IncidentTracker(new IncidentOptions());
        var zone = new Zone { Id = new ZoneId("zzzzzzzzzz22"), Name = "stove", Points = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)] };
        var person = new DetectedObject(DetectedObject.PersonLabel, 0.9f, new PictureBox(0.4f, 0.2f, 0.2f, 0.7f));
        var stored = new Dictionary<IncidentId, Incident>();
        var (at, lowest) = (new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), SafetyScore.Highest);
        foreach (var seen in looks.SelectMany(static one => Enumerable.Repeat(one, one == 0 ? Away : 3)))
        {
            at += TimeSpan.FromSeconds(0.6);
            foreach (var (entry, _) in tracker.Look(at, seen == 1 ? [person] : [], [zone]))
            {
                stored[entry.Id] = new Incident
                {
                    Id = entry.Id, CameraId = new CameraId("bbbbbbbbbbbb"), StartAt = entry.StartAt, EndAt = entry.EndAt, EvidenceAt = entry.EvidenceAt, Severity = entry.Severity,
                    Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = entry.Confidence,
                };
            }

            var score = SafetyScore.Of(stored.Values, watched: true).Value!.Value;
            if (score > lowest)
            {
                return false;
            }

            lowest = score;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_caution_that_goes_on_beside_a_danger_waits_for_its_end_and_counts_then()
    {
        var danger = Make(Severity.Danger, ReviewState.New, 1);
        var open = Make(Severity.Caution, ReviewState.New, 9);
        open.EndAt = null;
        Assert.Equal(90, SafetyScore.Of([open], watched: true).Value);
        Assert.Equal(70, SafetyScore.Of([danger, open], watched: true).Value);
        open.EndAt = open.StartAt.AddSeconds(3);
        Assert.Equal(60, SafetyScore.Of([danger, open], watched: true).Value);
    }

    /// <summary>Whatever a person decided, or a model said, is decided.</summary>
    [Fact]
    public void Only_what_a_zone_still_sees_and_nobody_judged_waits()
    {
        var danger = Make(Severity.Danger, ReviewState.New, 1);
        var open = Make(Severity.Caution, ReviewState.Confirmed, 9);
        open.EndAt = null;
        Assert.Equal(60, SafetyScore.Of([danger, open], watched: true).Value);
    }

    private static Severity Of(char letter) => letter switch { 'A' => Severity.Accident, 'D' => Severity.Danger, 'C' => Severity.Caution, _ => Severity.Advice };

    private static Incident Make(Severity severity, ReviewState review, int minute)
    {
        var at = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        return new Incident
        {
            CameraId = new CameraId("bbbbbbbbbbbb"), StartAt = at, EndAt = at.AddSeconds(4), EvidenceAt = at, Severity = severity, Review = review,
            Category = IncidentCategory.Other, Source = IncidentSource.Zone, Confidence = 0.5,
        };
    }
}
