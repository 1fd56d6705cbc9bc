using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
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

    private static Severity Of(char letter) => letter switch { 'A' => Severity.Accident, 'D' => Severity.Danger, 'C' => Severity.Caution, _ => Severity.Advice };

    private static Incident Make(Severity severity, ReviewState review, int minute)
    {
        var at = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        return new Incident
        {
            CameraId = new CameraId("bbbbbbbbbbbb"), StartAt = at, EvidenceAt = at, Severity = severity, Review = review,
            Category = IncidentCategory.Other, Source = IncidentSource.Zone, Confidence = 0.5,
        };
    }
}
