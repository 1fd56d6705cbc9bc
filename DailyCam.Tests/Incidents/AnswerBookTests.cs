using System.Security.Claims;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>A page's answers: what is said of them, how long they can be taken back, and where the keyboard's focus goes.</summary>
public sealed class AnswerBookTests : IDisposable
{
    private static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(20);

    private readonly TestDatabase database = new();
    private readonly IncidentFeed feed = new();
    private readonly ManualTimeProvider clock = new();
    private readonly ReviewDesk desk;
    private readonly IncidentReader reader;
    private readonly AnswerBook book;

    public AnswerBookTests()
    {
        desk = new ReviewDesk(database, feed, clock);
        reader = new IncidentReader(database, feed, database.Layout, clock);
        book = new AnswerBook(desk, new Mum(), clock);
        feed.Changed += book.Hear;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task An_answer_is_given_and_taken_back_in_its_place_and_the_focus_stays_there()
    {
        var (one, other) = (await AddAsync(), await AddAsync());
        IncidentId[] rows = [one.Id, other.Id];
        await book.AnswerAsync([one], new Verdict(ReviewState.Confirmed));
        Assert.Equal((AnswerKind.Stored, 1, 0), (book.Result!.Kind, book.Result.Count, book.Result.Kept));
        Assert.Equal(("mum", ReviewState.Confirmed), ((await FindAsync(one)).ReviewedBy, book.Find(one.Id)!.Change.After.State));

        // What the page is told of its own answer is nobody else's.
        Assert.False(book.Settle());
        book.KeepFocus(rows, rows);
        Assert.False(book.TakesFocus(other.Id));
        Assert.True(book.TakesFocus(one.Id));
        Assert.False(book.TakesFocus(one.Id));

        await book.UndoAsync(one.Id);
        Assert.Equal(AnswerKind.TakenBack, book.Result.Kind);
        Assert.Null(book.Find(one.Id));
        Assert.Equal(ReviewState.New, (await FindAsync(one)).Review);
        Assert.False(book.Settle());
    }

    [Fact]
    public async Task When_its_time_is_over_the_row_goes_and_the_focus_goes_to_the_next_or_to_the_heading()
    {
        var (one, other) = (await AddAsync(), await AddAsync());
        await book.AnswerAsync([one], new Verdict(ReviewState.FalseAlarm));
        book.KeepFocus([one.Id, other.Id], [one.Id, other.Id]);
        Assert.True(book.TakesFocus(one.Id));
        book.Held = one.Id;
        clock.Advance(UndoTime - TimeSpan.FromSeconds(1));
        Assert.False(book.Settle());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(book.Settle());
        Assert.Null(book.Result);
        book.KeepFocus([one.Id, other.Id], [other.Id]);
        Assert.True(book.TakesFocus(other.Id));
        Assert.False(book.HeadTakesFocus());

        await book.AnswerAsync([other], new Verdict(ReviewState.FalseAlarm));
        book.Held = other.Id;
        book.KeepFocus([other.Id], [other.Id]);
        clock.Advance(UndoTime);
        Assert.True(book.Settle());
        book.KeepFocus([other.Id], []);
        Assert.True(book.HeadTakesFocus());
        Assert.False(book.HeadTakesFocus());
    }

    [Fact]
    public async Task Who_did_not_hold_the_answer_keeps_the_focus_where_it_is()
    {
        var one = await AddAsync();
        await book.AnswerAsync([one], new Verdict(ReviewState.FalseAlarm));
        book.KeepFocus([one.Id], [one.Id]);
        Assert.True(book.TakesFocus(one.Id));
        clock.Advance(UndoTime);
        Assert.True(book.Settle());
        book.KeepFocus([one.Id], []);
        Assert.False(book.HeadTakesFocus());
    }

    [Fact]
    public async Task Somebody_elses_answer_stands_whether_it_came_before_or_after_ones_own()
    {
        var (before, after) = (await AddAsync(), await AddAsync());
        await desk.JudgeAsync([before], new Verdict(ReviewState.Resolved), "dad", Token);
        await book.AnswerAsync([before], new Verdict(ReviewState.Confirmed));
        Assert.Equal((AnswerKind.Overtaken, "dad"), (book.Result!.Kind, book.Result.Other?.ReviewedBy));
        Assert.Null(book.Find(before.Id));

        await book.AnswerAsync([after], new Verdict(ReviewState.Confirmed));
        await desk.JudgeAsync([await FindAsync(after)], new Verdict(ReviewState.FalseAlarm), "dad", Token);
        Assert.True(book.Settle());
        Assert.Equal((AnswerKind.Overtaken, "dad"), (book.Result.Kind, book.Result.Other?.ReviewedBy));
        Assert.Null(book.Find(after.Id));
        await book.UndoAsync(after.Id);
        Assert.Equal("dad", (await FindAsync(after)).ReviewedBy);

        // A page that stays open all day does not go on telling it.
        Assert.False(book.Settle());
        clock.Advance(UndoTime);
        Assert.True(book.Settle());
        Assert.Null(book.Result);
        Assert.False(book.Settle());
    }

    [Fact]
    public async Task Ones_own_second_answer_is_not_taken_for_somebody_elses()
    {
        var one = await AddAsync();
        await book.AnswerAsync([one], new Verdict(ReviewState.Confirmed));
        await book.AnswerAsync([await FindAsync(one)], new Verdict(ReviewState.FalseAlarm));
        Assert.False(book.Settle());
        Assert.Equal(ReviewState.FalseAlarm, book.Find(one.Id)!.Change.After.State);
        await book.UndoAsync(one.Id);
        Assert.Equal(ReviewState.Confirmed, (await FindAsync(one)).Review);
    }

    [Fact]
    public async Task Several_are_answered_and_taken_back_together_but_for_what_somebody_else_has_decided()
    {
        Incident[] shown = [await AddAsync(), await AddAsync(), await AddAsync()];
        await desk.JudgeAsync([shown[1]], new Verdict(ReviewState.Resolved), "dad", Token);
        await book.AnswerAsync(shown, new Verdict(ReviewState.FalseAlarm));
        Assert.Equal((AnswerKind.Stored, 2, 1), (book.Result!.Kind, book.Result.Count, book.Result.Kept));
        Assert.Equal(2, book.Batch.Count);
        Assert.True(book.BatchTakesFocus());
        await book.UndoBatchAsync();
        Assert.Equal((AnswerKind.TakenBack, 2, 0), (book.Result.Kind, book.Result.Count, book.Result.Kept));
        Assert.Empty(book.Batch);
        Assert.Equal((ReviewState.New, ReviewState.Resolved, ReviewState.New), ((await FindAsync(shown[0])).Review, (await FindAsync(shown[1])).Review, (await FindAsync(shown[2])).Review));
    }

    [Fact]
    public async Task A_database_that_is_away_loses_no_answer_silently()
    {
        var failing = new AnswerBook(new ReviewDesk(new Away(), feed, clock), new Mum(), clock);
        var one = await AddAsync();
        await failing.AnswerAsync([one], new Verdict(ReviewState.Confirmed));
        Assert.True(failing.HasFailed);
        Assert.Null(failing.Find(one.Id));
        Assert.Null(failing.Result);
    }

    private async Task<Incident> AddAsync()
    {
        var incident = new Incident
        {
            CameraId = new CameraId("camera222222"), StartAt = clock.GetUtcNow(), EvidenceAt = clock.GetUtcNow(), Severity = Severity.Caution, Category = IncidentCategory.Fall, Source = IncidentSource.SegmentModel,
            Confidence = 0.7,
        };
        await using var context = database.CreateDbContext();
        context.Add(incident);
        await context.SaveChangesAsync(Token);
        return await FindAsync(incident);
    }

    private async Task<Incident> FindAsync(Incident incident) => (await reader.FindAsync(incident.Id, Token))!.Incident;

    private sealed class Mum : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "mum")], "test"))));
    }

    private sealed class Away : IDbContextFactory<DailyCamDbContext>
    {
        public DailyCamDbContext CreateDbContext() => throw new IOException("The disk is gone.");
    }
}
