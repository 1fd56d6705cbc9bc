using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class IncidentStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Token = CancellationToken.None;
    private readonly TestDatabase database = new();
    private readonly IncidentFeed feed = new();
    private readonly Camera camera = new() { Name = "living room", Source = new CameraSource { Kind = SourceKind.Demo }, Location = "거실" };
    private readonly List<Incident> told = [];
    private readonly IncidentLog log;
    private readonly IncidentReader reader;

    public IncidentStoreTests()
    {
        feed.Changed += told.Add;
        log = new IncidentLog(database, feed);
        reader = new IncidentReader(database, feed, database.Layout, new ManualTimeProvider(Start.AddHours(1)));
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Opening_change_and_end_are_stored_and_told()
    {
        var entry = Entry(0);
        await log.StoreAsync(camera, new IncidentChange(entry, IsNew: true), Token);
        await log.StoreAsync(camera, new IncidentChange(entry with { Severity = Severity.Danger, EndAt = Start.AddSeconds(9) }, IsNew: false), Token);

        Assert.Equal([null, Start.AddSeconds(9)], told.Select(static incident => incident.EndAt));
        var stored = (await reader.FindAsync(entry.Id, Token))!.Incident;
        Assert.Equal((Severity.Danger, IncidentCategory.DangerZoneEntry, IncidentSource.Zone, "stove", "거실"), (stored.Severity, stored.Category, stored.Source, stored.ZoneName, stored.Location));
    }

    [Theory]
    [InlineData(1, 40, 30, true)] // Each a row of its own.
    [InlineData(2, 100, 60, true)] // Pairs.
    [InlineData(40, 40, 40, false)]
    [InlineData(400, 400, IncidentReader.MostOfPage, true)]
    public async Task A_page_reads_on_while_repeated_visits_leave_it_short_and_goes_on_exactly_where_it_ended(int inARow, int all, int onFirst, bool goesOn)
    {
        await using (var context = database.CreateDbContext())
        {
            context.AddRange(Enumerable.Range(0, all).Select(n => Visit(Start.AddMinutes((n * 2) + (n / inARow * 30)))));
            await context.SaveChangesAsync(Token);
        }

        var (seen, cursor, pages) = (new List<IncidentId>(), (IncidentCursor?)null, 0);
        do
        {
            var page = await reader.PageAsync(new IncidentQuery { After = cursor }, 30, Token);
            if (pages++ == 0)
            {
                Assert.Equal((onFirst, goesOn), (page.Incidents.Count, page.Next is not null));
                Assert.True(VisitGroups.Of(page.Incidents).Count >= 30 || page.Incidents.Count == IncidentReader.MostOfPage || !goesOn, "a page is full");
            }

            seen.AddRange(page.Incidents.Select(static incident => incident.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(all, seen.Distinct().Count());
        Assert.Equal(all, seen.Count);
    }

    [Fact]
    public async Task What_a_person_has_judged_is_not_graded_again()
    {
        var entry = Entry(0);
        await log.StoreAsync(camera, new IncidentChange(entry, IsNew: true), Token);
        var (view, problem) = await reader.ReviewAsync(entry.Id, new IncidentReview(ReviewState.FalseAlarm, Severity.Advice, "  it was grandma ", "mum"), Token);
        Assert.Null(problem);
        Assert.Equal((ReviewState.FalseAlarm, "it was grandma", "mum", Start.AddHours(1)), (view!.Incident.Review, view.Incident.ReviewNote, view.Incident.ReviewedBy, view.Incident.ReviewedAt));

        await log.StoreAsync(camera, new IncidentChange(entry with { Severity = Severity.Danger, EndAt = Start.AddSeconds(9) }, IsNew: false), Token);
        var stored = (await reader.FindAsync(entry.Id, Token))!.Incident;
        Assert.Equal((Severity.Advice, Start.AddSeconds(9)), (stored.Severity, stored.EndAt));
    }

    [Fact]
    public async Task A_review_that_is_taken_back_leaves_nobody_who_has_looked()
    {
        var entry = Entry(0);
        await log.StoreAsync(camera, new IncidentChange(entry, IsNew: true), Token);
        await reader.ReviewAsync(entry.Id, new IncidentReview(ReviewState.Confirmed, null, null, "mum"), Token);
        var (view, _) = await reader.ReviewAsync(entry.Id, new IncidentReview(ReviewState.New, null, null, "mum"), Token);
        Assert.Equal((ReviewState.New, null, null), (view!.Incident.Review, view.Incident.ReviewedBy, view.Incident.ReviewedAt));
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_a_problem_and_an_unknown_incident_is_not()
    {
        var (view, problem) = await reader.ReviewAsync(IncidentId.New(), new IncidentReview(ReviewState.Confirmed, null, new string('a', 1001), "mum"), Token);
        Assert.Null(view);
        Assert.Equal("NoteTooLong", problem!.Code);
        Assert.Equal((null, null), await reader.ReviewAsync(IncidentId.New(), new IncidentReview(ReviewState.Confirmed, null, null, "mum"), Token));
    }

    [Fact]
    public async Task What_a_killed_process_left_open_is_ended_and_what_goes_on_is_not()
    {
        var (left, ongoing) = (Entry(0), Entry(100));
        await log.StoreAsync(camera, new IncidentChange(left, IsNew: true), Token);
        await log.StoreAsync(camera, new IncidentChange(ongoing, IsNew: true), Token);

        Assert.Equal(1, await log.CloseLeftoversAsync(Start.AddSeconds(50), Token));
        Assert.Equal(left.EvidenceAt, (await reader.FindAsync(left.Id, Token))!.Incident.EndAt);
        Assert.Null((await reader.FindAsync(ongoing.Id, Token))!.Incident.EndAt);
    }

    [Fact]
    public async Task Pages_show_every_incident_once_newest_first_even_those_of_one_instant()
    {
        for (var i = 0; i < 25; i++)
        {
            await log.StoreAsync(camera, new IncidentChange(Entry(i / 4 * 20), IsNew: true), Token);
        }

        var seen = new List<Incident>();
        IncidentCursor? after = null;
        do
        {
            var page = await reader.ListAsync(new IncidentQuery { Limit = 7, After = after }, Token);
            seen.AddRange(page.Select(static view => view.Incident));
            Assert.True(IncidentCursor.TryParse(seen[^1] is var last ? IncidentCursor.Of(last).ToString() : null, out var cursor));
            after = page.Count == 7 ? cursor : null;
        }
        while (after is not null);

        Assert.Equal(25, seen.Select(static incident => incident.Id).Distinct().Count());
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.OrderByDescending(static i => i.StartAt).ThenByDescending(static i => i.Id.Value, StringComparer.Ordinal).Select(static i => i.Id), seen.Select(static i => i.Id));
    }

    [Fact]
    public async Task A_list_is_cut_by_camera_time_severity_and_review()
    {
        var other = new Camera { Name = "kitchen", Source = camera.Source };
        await log.StoreAsync(camera, new IncidentChange(Entry(0), IsNew: true), Token);
        await log.StoreAsync(camera, new IncidentChange(Entry(60) with { Severity = Severity.Danger }, IsNew: true), Token);
        await log.StoreAsync(other, new IncidentChange(Entry(120), IsNew: true), Token);

        Assert.Equal(2, await CountAsync(new IncidentQuery { Camera = camera.Id }));
        Assert.Equal(1, await CountAsync(new IncidentQuery { From = Start.AddSeconds(30), To = Start.AddSeconds(120) }));
        Assert.Equal(1, await CountAsync(new IncidentQuery { Severity = Severity.Danger }));
        Assert.Equal(0, await CountAsync(new IncidentQuery { Review = ReviewState.Confirmed }));
    }

    [Fact]
    public async Task An_incident_names_the_archive_segment_of_its_evidence()
    {
        var segment = new ArchiveSegment
        {
            CameraId = camera.Id,
            Path = "a.mp4",
            StartAt = Start.AddMinutes(-1),
            EndAt = Start.AddMinutes(9),
            SizeBytes = 1,
            FragmentIndex = [],
            VideoCodec = "avc1",
            ClosedBy = default,
            VerifiedAt = Start,
        };
        await using (var context = database.CreateDbContext())
        {
            context.Add(segment);
            await context.SaveChangesAsync(Token);
        }

        await log.StoreAsync(camera, new IncidentChange(Entry(0), IsNew: true), Token);
        await log.StoreAsync(camera, new IncidentChange(Entry(3600), IsNew: true), Token);
        Assert.Equal([null, segment.Id], (await reader.ListAsync(new IncidentQuery(), Token)).Select(static view => view.Segment));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12-x")]
    [InlineData("-5-bcdfghjkmnpq")]
    [InlineData("99999999999999999-bcdfghjkmnpq")]
    public void A_cursor_that_is_none_is_refused(string? text) => Assert.False(IncidentCursor.TryParse(text, out _));

    private async Task<int> CountAsync(IncidentQuery query) => (await reader.ListAsync(query, Token)).Count;

    private Incident Visit(DateTimeOffset at) => new()
    {
        CameraId = camera.Id, StartAt = at, EndAt = at.AddSeconds(5), EvidenceAt = at, Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8,
        ZoneName = "stove",
    };

    private static ZoneEntry Entry(double second) => new()
    {
        Id = IncidentId.New(),
        ZoneId = ZoneId.New(),
        ZoneName = "stove",
        StartAt = Start.AddSeconds(second),
        EvidenceAt = Start.AddSeconds(second + 1),
        Severity = Severity.Caution,
        Confidence = 0.8f,
    };
}
