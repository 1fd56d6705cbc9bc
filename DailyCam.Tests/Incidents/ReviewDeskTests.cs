using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Architecture;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>Two parents judge at the same time, together or by mistake: nobody's answer is lost and every answer can be taken back.</summary>
public sealed class ReviewDeskTests : IDisposable
{
    /// <summary>Not on a whole millisecond: what is stored is coarser than the clock.</summary>
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero).AddTicks(12_345);

    private readonly TestDatabase database = new();
    private readonly IncidentFeed feed = new();
    private readonly ManualTimeProvider clock = new(Now);
    private readonly List<Incident> told = [];
    private readonly ReviewDesk desk;
    private readonly IncidentReader reader;

    public ReviewDeskTests()
    {
        feed.Changed += told.Add;
        desk = new ReviewDesk(database, feed, clock);
        reader = new IncidentReader(database, feed, database.Layout, clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task An_answer_is_stored_with_who_gave_it_told_to_open_pages_and_taken_back_without_a_trace()
    {
        var shown = await AddAsync();
        var given = await desk.JudgeAsync([shown], new Verdict(ReviewState.Confirmed), "mum", Token);
        var stored = await FindAsync(shown);
        Assert.Equal((ReviewState.Confirmed, "mum", Now.ToUnixTimeMilliseconds()), (stored.Review, stored.ReviewedBy, stored.ReviewedAt?.ToUnixTimeMilliseconds()));
        Assert.Equal(shown.Id, Assert.Single(told).Id);

        var undone = await desk.UndoAsync(given.Changes, Token);
        Assert.Single(undone.Changes);
        Assert.Equal(ReviewStanding.Of(shown), ReviewStanding.Of(await FindAsync(shown)));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task What_somebody_decided_since_it_was_shown_stands_and_is_handed_back()
    {
        var shown = await AddAsync();
        await desk.JudgeAsync([shown], new Verdict(ReviewState.FalseAlarm), "dad", Token);
        var late = await desk.JudgeAsync([shown], new Verdict(ReviewState.Confirmed), "mum", Token);
        Assert.Empty(late.Changes);
        Assert.Equal(("dad", ReviewState.FalseAlarm), (Assert.Single(late.Kept).ReviewedBy, late.Kept[0].Review));
        Assert.Equal((ReviewState.FalseAlarm, "dad"), ((await FindAsync(shown)).Review, (await FindAsync(shown)).ReviewedBy));

        // Who has seen the answer may give another.
        var seen = await FindAsync(shown);
        Assert.Single((await desk.JudgeAsync([seen], new Verdict(ReviewState.Resolved), "mum", Token)).Changes);
    }

    [Fact]
    public async Task Several_are_answered_in_one_go_but_for_what_is_decided_already_or_gone()
    {
        var shown = new[] { await AddAsync(), await AddAsync(1), await AddAsync(2) };
        await desk.JudgeAsync([shown[1]], new Verdict(ReviewState.Confirmed), "dad", Token);
        await using (var context = database.CreateDbContext())
        {
            context.Remove(await FindAsync(shown[2]));
            await context.SaveChangesAsync(Token);
        }

        var outcome = await desk.JudgeAsync([.. shown, shown[0]], new Verdict(ReviewState.FalseAlarm), "mum", Token);
        Assert.Equal((shown[0].Id, shown[1].Id, 1), (Assert.Single(outcome.Changes).Id, Assert.Single(outcome.Kept).Id, outcome.Gone));
        Assert.Equal("dad", (await FindAsync(shown[1])).ReviewedBy);
    }

    [Fact]
    public async Task Taking_back_gives_an_earlier_answer_its_author_and_its_moment_again()
    {
        var shown = await AddAsync();
        await desk.JudgeAsync([shown], new Verdict(ReviewState.Confirmed), "mum", Token);
        var byMum = await FindAsync(shown);
        clock.Advance(TimeSpan.FromMinutes(5));
        var byDad = await desk.JudgeAsync([byMum], new Verdict(ReviewState.FalseAlarm), "dad", Token);
        await desk.UndoAsync(byDad.Changes, Token);
        Assert.Equal(ReviewStanding.Of(byMum), ReviewStanding.Of(await FindAsync(shown)));
    }

    [Fact]
    public async Task Taking_back_leaves_what_somebody_else_has_decided_since()
    {
        var shown = await AddAsync();
        var mine = await desk.JudgeAsync([shown], new Verdict(ReviewState.Confirmed), "mum", Token);
        await desk.JudgeAsync([await FindAsync(shown)], new Verdict(ReviewState.Resolved), "dad", Token);
        var undone = await desk.UndoAsync(mine.Changes, Token);
        Assert.Empty(undone.Changes);
        Assert.Equal("dad", Assert.Single(undone.Kept).ReviewedBy);
        Assert.Equal(ReviewState.Resolved, (await FindAsync(shown)).Review);
    }

    [Fact]
    public async Task The_right_severity_is_kept_and_taken_back_and_an_answer_without_one_leaves_it()
    {
        var shown = await AddAsync();
        var graded = await desk.JudgeAsync([shown], Verdict.Graded(shown, Severity.Advice), "mum", Token);
        Assert.Equal((Severity.Advice, ReviewState.Confirmed), ((await FindAsync(shown)).Severity, (await FindAsync(shown)).Review));
        await desk.UndoAsync(graded.Changes, Token);
        Assert.Equal(Severity.Caution, (await FindAsync(shown)).Severity);

        // A rule graded it anew between the look and the press: that is no decision of a person.
        await GradeAsync(shown, Severity.Danger);
        var plain = await desk.JudgeAsync([shown], new Verdict(ReviewState.FalseAlarm), "mum", Token);
        Assert.Single(plain.Changes);
        await desk.UndoAsync(plain.Changes, Token);
        Assert.Equal((Severity.Danger, ReviewState.New), ((await FindAsync(shown)).Severity, (await FindAsync(shown)).Review));
    }

    [Theory]
    [InlineData(ReviewState.New, ReviewState.Confirmed)]
    [InlineData(ReviewState.FalseAlarm, ReviewState.Confirmed)]
    [InlineData(ReviewState.Resolved, ReviewState.Resolved)]
    public void Who_says_how_bad_it_was_says_that_it_happened(ReviewState before, ReviewState after)
    {
        var incident = Incident(0);
        incident.Review = before;
        Assert.Equal(new Verdict(after, Severity.Accident), Verdict.Graded(incident, Severity.Accident));
    }

    [Fact]
    public async Task A_note_is_kept_beside_an_answer_and_neither_touches_the_other()
    {
        var shown = await AddAsync();
        await desk.JudgeAsync([shown], new Verdict(ReviewState.Confirmed), "mum", Token);
        Assert.Equal(new NoteOutcome(NoteFate.Saved, "할머니예요"), await desk.SaveNoteAsync(shown.Id, null, "  할머니예요 \n", Token));
        var stored = await FindAsync(shown);
        Assert.Equal(("할머니예요", "mum", ReviewState.Confirmed), (stored.ReviewNote, stored.ReviewedBy, stored.Review));
        await desk.JudgeAsync([stored], new Verdict(ReviewState.New), "mum", Token);
        Assert.Equal("할머니예요", (await FindAsync(shown)).ReviewNote);
        Assert.Equal(new NoteOutcome(NoteFate.Saved, null), await desk.SaveNoteAsync(shown.Id, "할머니예요", "  ", Token));
    }

    [Fact]
    public async Task Of_two_who_write_the_second_is_shown_the_first_ones_note_and_nothing_too_long_is_stored()
    {
        var shown = await AddAsync();
        await desk.SaveNoteAsync(shown.Id, null, "dad was there", Token);
        Assert.Equal(new NoteOutcome(NoteFate.Taken, "dad was there"), await desk.SaveNoteAsync(shown.Id, null, "it was the cat", Token));
        Assert.Equal(NoteFate.TooLong, (await desk.SaveNoteAsync(shown.Id, "dad was there", new string('a', IncidentReview.MaxNoteLength + 1), Token)).Fate);
        Assert.Equal("dad was there", (await FindAsync(shown)).ReviewNote);
        Assert.Equal(new NoteOutcome(NoteFate.Gone, null), await desk.SaveNoteAsync(IncidentId.New(), null, "hello", Token));
    }

    /// <summary>A page that stored an answer by itself would write over the one that was given since it was drawn. A program says what it wants.</summary>
    [Fact]
    public void No_page_stores_an_answer_past_the_desk() => Assert.Empty(
        SourceFile.All(".cs", ".razor").Where(static file => file.Path.StartsWith("DailyCam.Web/Features/", StringComparison.Ordinal) && file.Text.Contains("new IncidentReview(", StringComparison.Ordinal)).Select(static file => file.Path));

    private async Task<Incident> AddAsync(int minute = 0)
    {
        var incident = Incident(minute);
        await using var context = database.CreateDbContext();
        context.Add(incident);
        await context.SaveChangesAsync(Token);
        return await FindAsync(incident);
    }

    private async Task GradeAsync(Incident incident, Severity severity)
    {
        await using var context = database.CreateDbContext();
        var row = (await context.Incidents.FindAsync([incident.Id], Token))!;
        row.Severity = severity;
        await context.SaveChangesAsync(Token);
    }

    private async Task<Incident> FindAsync(Incident incident) => (await reader.FindAsync(incident.Id, Token))!.Incident;

    private static Incident Incident(int minute) => new()
    {
        CameraId = new CameraId("camera222222"), StartAt = Now.AddHours(-1).AddMinutes(minute), EvidenceAt = Now.AddHours(-1).AddMinutes(minute), Severity = Severity.Caution, Category = IncidentCategory.Fall,
        Source = IncidentSource.SegmentModel, Confidence = 0.7,
    };
}
