using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>Repeated visits to a danger zone are one row of a list, and nothing is lost or made harmless by it.</summary>
public sealed class VisitGroupsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Kitchen = new("kitchen00000");
    private static readonly CameraId Hall = new("hall00000000");

    [Fact]
    public void Seven_visits_in_forty_minutes_are_one_row_and_the_gravest_gives_its_colour()
    {
        var visits = Enumerable.Range(0, 7).Select(n => Visit(n * 6.5, severity: n == 2 ? Severity.Danger : Severity.Caution)).ToList();

        var group = Assert.Single(VisitGroups.Of(visits));
        Assert.Equal((7, Severity.Danger, visits[6].Id, visits[0].Id), (group.Incidents.Count, group.Severity, group.Newest.Id, group.Oldest.Id));
        Assert.Equal([(Severity.Danger, 1), (Severity.Caution, 6)], group.Mix);
        Assert.Equal(visits[6].EndAt, group.EndAt);
        Assert.False(group.MayGoOn);
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(15.1, 2)]
    public void A_quarter_of_an_hour_between_end_and_begin_is_the_longest_pause(double minutes, int groups) =>
        Assert.Equal(groups, VisitGroups.Of([Visit(0, lasts: 3), Visit(3 + minutes)]).Count);

    [Fact]
    public void A_visit_that_goes_on_is_counted_from_its_begin() =>
        Assert.Equal(2, VisitGroups.Of([Visit(0, lasts: null), Visit(16)]).Count);

    [Fact]
    public void Another_camera_zone_kind_or_answer_is_another_row_whatever_stands_between()
    {
        var stove = new[] { Visit(0), Visit(4), Visit(8) };
        Incident[] others = [Visit(1, camera: Hall), Visit(2, zone: "창문"), Visit(3, review: ReviewState.Confirmed), Visit(5, category: IncidentCategory.Fall), Visit(6, zone: null)];

        var groups = VisitGroups.Of([.. stove, .. others]);
        Assert.Equal(6, groups.Count);
        Assert.Equal(stove.Reverse().Select(static one => one.Id), groups.Single(static group => group.IsSeveral).Incidents.Select(static one => one.Id));
        Assert.Equal(2, VisitGroups.Of([Visit(0), Visit(4, review: ReviewState.FalseAlarm), Visit(8, category: IncidentCategory.Fall)], mixesAnswers: true).Count);
    }

    [Fact]
    public void Two_falls_in_a_minute_are_two_rows() =>
        Assert.Equal(2, VisitGroups.Of([Visit(0, category: IncidentCategory.Fall), Visit(1, category: IncidentCategory.Fall)]).Count);

    [Fact]
    public void The_picture_is_the_gravest_ones_and_the_newest_of_these_as_far_as_there_are_pictures()
    {
        Assert.Equal(2, Cover((Severity.Caution, true), (Severity.Danger, true), (Severity.Danger, true), (Severity.Caution, true)));
        Assert.Equal(0, Cover((Severity.Caution, true), (Severity.Danger, false)));
        Assert.Equal(1, Cover((Severity.Caution, false), (Severity.Danger, false), (Severity.Caution, false)));
    }

    [Fact]
    public void A_group_at_the_end_of_what_was_read_says_at_least_and_one_far_from_it_does_not()
    {
        var visits = new[] { Visit(0), Visit(300), Visit(305) };

        Assert.Equal([false, true], VisitGroups.Of(visits, older: IncidentCursor.Of(visits[0])).Select(static group => group.MayGoOn));
        Assert.Equal([true, false], VisitGroups.Of(visits, newer: new IncidentCursor(Noon.AddMinutes(310), IncidentId.New())).Select(static group => group.MayGoOn));
        Assert.All(VisitGroups.Of(visits), static group => Assert.False(group.MayGoOn));
    }

    [Fact]
    public void Every_incident_is_in_exactly_one_group_in_order_whatever_order_they_came_in()
    {
        Prop.ForAll<int, byte>((seed, length) =>
        {
            var random = new System.Random(seed);
            var incidents = Some(random, length % 60);
            var groups = VisitGroups.Of(incidents);

            Assert.Equal(Ids(incidents).Order(StringComparer.Ordinal), Ids(groups.SelectMany(static group => group.Incidents)).Order(StringComparer.Ordinal));
            Assert.Equal(Ids(InOrder(groups.Select(static group => group.Newest))), Ids(groups.Select(static group => group.Newest)));
            Assert.All(groups, static group => Assert.Equal(Ids(InOrder(group.Incidents)), Ids(group.Incidents)));
            Assert.All(groups, static group => Assert.Equal(group.Incidents.Min(static one => one.Severity), group.Severity));
            Assert.All(groups, static group => Assert.Contains(group.Cover, group.Incidents));
            Assert.Equal(Told(groups), Told(VisitGroups.Of(Shuffled(incidents, random))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
    }

    [Fact]
    public void However_a_list_is_cut_into_pages_each_page_counts_right_or_says_at_least()
    {
        Prop.ForAll<int, byte>((seed, length) =>
        {
            var random = new System.Random(seed);
            var all = InOrder(Some(random, length % 60)).ToList();
            var whole = VisitGroups.Of(all);
            var cut = random.Next(all.Count + 1);
            IncidentCursor? end = cut > 0 && cut < all.Count ? IncidentCursor.Of(all[cut - 1]) : null;
            foreach (var group in VisitGroups.Of(all.Take(cut), older: end).Concat(VisitGroups.Of(all.Skip(cut), newer: end)))
            {
                var truth = whole.Single(one => one.Incidents.Any(incident => incident.Id == group.Newest.Id));
                Assert.True(group.Incidents.Count == truth.Incidents.Count || !truth.IsSeveral || group.MayGoOn, $"{group.Incidents.Count} of {truth.Incidents.Count}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
    }

    [Fact]
    public void A_day_of_two_thousand_visits_is_put_together_in_no_time()
    {
        var visits = Enumerable.Range(0, 2_000).Select(static n => Visit(n * 0.7)).ToList();
        var began = TimeProvider.System.GetTimestamp();
        Assert.Single(VisitGroups.Of(visits));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(1), "not in the square of their number");
    }

    private static int Cover(params (Severity Severity, bool HasPicture)[] visits)
    {
        var made = visits.Select((visit, n) => Visit(n, severity: visit.Severity, picture: visit.HasPicture)).ToList();
        return made.IndexOf(Assert.Single(VisitGroups.Of(made)).Cover);
    }

    private static Incident Visit(
        double minute, double? lasts = 0.2, CameraId? camera = null, string? zone = "난로", IncidentCategory category = IncidentCategory.DangerZoneEntry, ReviewState review = ReviewState.New,
        Severity severity = Severity.Caution, bool picture = true) => new()
        {
            CameraId = camera ?? Kitchen, StartAt = Noon.AddMinutes(minute), EndAt = lasts is { } minutes ? Noon.AddMinutes(minute + minutes) : null, EvidenceAt = Noon.AddMinutes(minute), Severity = severity,
            Category = category, Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = zone, Review = review, EvidencePicture = picture ? "one.jpg" : null,
        };

    private static List<Incident> Some(System.Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => Visit(
            random.Next(0, 400), random.Next(4) == 0 ? null : random.Next(0, 20), random.Next(4) == 0 ? Hall : Kitchen, random.Next(5) == 0 ? "창문" : "난로",
            random.Next(6) == 0 ? IncidentCategory.Fall : IncidentCategory.DangerZoneEntry, random.Next(8) == 0 ? ReviewState.Confirmed : ReviewState.New, (Severity)random.Next(1, 5), random.Next(2) == 0)),
    ];

    private static List<Incident> Shuffled(List<Incident> incidents, System.Random random)
    {
        var array = incidents.ToArray();
        random.Shuffle(array);
        return [.. array];
    }

    private static IEnumerable<Incident> InOrder(IEnumerable<Incident> incidents) =>
        incidents.OrderByDescending(static one => one.StartAt).ThenByDescending(static one => one.Id.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Ids(IEnumerable<Incident> incidents) => incidents.Select(static one => one.Id.Value);

    private static IEnumerable<string> Told(IEnumerable<VisitGroup> groups) => groups.Select(static group => string.Join(' ', Ids(group.Incidents)));
}
