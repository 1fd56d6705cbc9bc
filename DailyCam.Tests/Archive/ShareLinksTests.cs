using System.Security.Cryptography;
using System.Text;
using DailyCam.Core.Archive;
using DailyCam.Core.Hosting;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Links to clips: what opens, until when, and what is kept of it.</summary>
public sealed class ShareLinksTests : IDisposable
{
    private const string Parent = "엄마";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new();
    private readonly ShareLinks links;

    public ShareLinksTests() => links = ShareLab.LinksOf(database, clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_link_opens_its_clip_until_its_last_instant_and_never_after()
    {
        var export = await ShareLab.AddAsync(database);
        var made = await links.CreateAsync(export.Id, Day, Parent, showsCamera: false, Token);
        clock.Advance(Day - TimeSpan.FromMilliseconds(1));
        var clip = await links.FindAsync(made.Token, Token);
        Assert.Equal((export.Id, made.Link!.Id), (clip!.Export.Id, clip.Link.Id));
        Assert.True(await links.IsOpenAsync(made.Link.Id, Token));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await links.FindAsync(made.Token, Token));
        Assert.False(await links.IsOpenAsync(made.Link.Id, Token));
    }

    [Fact]
    public async Task A_link_that_is_taken_back_opens_nothing_at_the_next_question_and_stays_so()
    {
        var export = await ShareLab.AddAsync(database);
        var (first, second) = (await MakeAsync(export), await MakeAsync(export));
        var ended = new List<ShareLinkId>();
        links.Ended += ended.Add;
        Assert.True(await links.RevokeAsync(first.Link!.Id, Parent, Token));
        Assert.Null(await links.FindAsync(first.Token, Token));
        Assert.NotNull(await links.FindAsync(second.Token, Token));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await links.RevokeAsync(first.Link.Id, "somebody else", Token));
        var row = (await links.ListAsync(export.Id, Token)).Single(link => link.Id == first.Link.Id);
        Assert.Equal((Parent, first.Link.CreatedAt), (row.RevokedBy, row.RevokedAt));
        Assert.Equal([first.Link.Id], ended);
        Assert.False(await links.RevokeAsync(ShareLinkId.New(), Parent, Token));
    }

    /// <summary>Whatever is done to a token, and every other token there is, opens nothing.</summary>
    [Fact]
    public async Task No_token_but_the_right_one_opens_a_clip()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var (export, other) = (await ShareLab.AddAsync(database), await ShareLab.AddAsync(database));
        var (right, foreign) = ((await MakeAsync(export)).Token!, (await MakeAsync(other)).Token!);
        var random = new Random(20261128);
        for (var place = 0; place < ShareToken.Length; place++)
        {
            var wrong = Alphabet.Replace($"{right[place]}", string.Empty, StringComparison.Ordinal);
            var changed = right[..place] + wrong[random.Next(wrong.Length)] + right[(place + 1)..];
            Assert.True(ShareToken.IsWellFormed(changed));
            Assert.Null(await links.FindAsync(changed, Token));
        }

        string?[] others = [null, string.Empty, right[..^1], right + "A", right.ToUpperInvariant(), $" {right}", $"{right}\n", ShareToken.Hash(right), right[..^1] + "é", "%", ShareToken.New()];
        foreach (var text in others)
        {
            Assert.Null(await links.FindAsync(text, Token));
        }

        Assert.Equal((export.Id, other.Id), ((await links.FindAsync(right, Token))!.Export.Id, (await links.FindAsync(foreign, Token))!.Export.Id));
    }

    [Fact]
    public async Task What_is_stored_is_a_hash_and_never_the_token()
    {
        var made = await MakeAsync(await ShareLab.AddAsync(database));
        Assert.Equal(43, made.Token!.Length);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(made.Token))), made.Link!.TokenHash);
        Assert.DoesNotContain(made.Token, made.ToString(), StringComparison.Ordinal);
        await using (var context = database.CreateDbContext())
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        }

        var stored = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(database.Layout.AppDatabase, Token));
        Assert.Contains(made.Link.TokenHash, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Token, stored, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_tokens_are_alike_and_each_is_random_in_every_place()
    {
        var tokens = Enumerable.Range(0, 2000).Select(static _ => ShareToken.New()).ToList();
        Assert.All(tokens, static token => Assert.True(ShareToken.IsWellFormed(token)));
        Assert.Equal(tokens.Count, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enumerable.Range(0, ShareToken.Length - 1), place => Assert.True(tokens.Select(token => token[place]).Distinct().Count() > 50));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-24)]
    [InlineData(169)]
    public async Task A_life_that_is_not_offered_is_refused(int hours)
    {
        var outcome = await links.CreateAsync((await ShareLab.AddAsync(database)).Id, TimeSpan.FromHours(hours), Parent, showsCamera: false, Token);
        Assert.Equal(("ShareLife", null), (outcome.Problem?.Code, outcome.Token));
        Assert.Empty(await links.ListAsync(Token));
    }

    [Theory]
    [InlineData(ExportState.Queued, "ExportNotReady")]
    [InlineData(ExportState.Running, "ExportNotReady")]
    [InlineData(ExportState.Failed, "ExportFailed")]
    public async Task Only_a_clip_that_is_there_is_shared(ExportState state, string problem)
    {
        Assert.Equal(problem, (await MakeAsync(await ShareLab.AddAsync(database, state))).Problem?.Code);
        Assert.Equal(ShareOutcome.Missing, await links.CreateAsync(ExportId.New(), Day, Parent, showsCamera: false, Token));
    }

    [Fact]
    public async Task A_clip_that_is_gone_takes_its_links_along()
    {
        var export = await ShareLab.AddAsync(database);
        var made = await MakeAsync(export);
        await using (var context = database.CreateDbContext())
        {
            await context.Exports.Where(row => row.Id == export.Id).ExecuteDeleteAsync(Token);
        }

        Assert.Null(await links.FindAsync(made.Token, Token));
        Assert.False(await links.IsOpenAsync(made.Link!.Id, Token));
    }

    [Fact]
    public async Task Openings_are_counted()
    {
        var made = await MakeAsync(await ShareLab.AddAsync(database));
        await links.CountOpeningAsync(made.Link!.Id, Token);
        clock.Advance(TimeSpan.FromMinutes(5));
        await links.CountOpeningAsync(made.Link.Id, Token);
        var row = Assert.Single(await links.ListAsync(Token));
        Assert.Equal((2, clock.GetUtcNow()), (row.OpenedCount, row.LastOpenedAt));
    }

    [Fact]
    public async Task Links_that_ended_long_ago_are_forgotten_and_no_others()
    {
        var export = await ShareLab.AddAsync(database);
        var (ended, revoked) = (await MakeAsync(export), await MakeAsync(export));
        await links.RevokeAsync(revoked.Link!.Id, Parent, Token);
        clock.Advance(TimeSpan.FromDays(new ShareOptions().KeepDays) + TimeSpan.FromHours(1));
        var open = await MakeAsync(export);
        await links.TrimAsync(Token);
        Assert.Equal([open.Link!.Id, ended.Link!.Id], (await links.ListAsync(Token)).Select(static link => link.Id));
        clock.Advance(Day);
        await links.TrimAsync(Token);
        Assert.Equal([open.Link.Id], (await links.ListAsync(Token)).Select(static link => link.Id));
    }

    /// <summary>A computer that does not know the time cannot say that a link has not run out.</summary>
    [Fact]
    public async Task While_the_clock_is_not_set_nothing_is_open_nothing_is_made_and_nothing_is_forgotten()
    {
        var export = await ShareLab.AddAsync(database);
        var made = await MakeAsync(export);
        var unset = ShareLab.LinksOf(database, new StandInClock(OffsetTimeProvider.Unset()));
        Assert.Null(await unset.FindAsync(made.Token, Token));
        Assert.Equal("ShareClockUnset", (await unset.CreateAsync(export.Id, Day, Parent, showsCamera: false, Token)).Problem?.Code);
        await unset.TrimAsync(Token);
        Assert.Single(await links.ListAsync(Token));
    }

    [Theory]
    [InlineData(7 * 24, new[] { 1, 24, 168 }, 24)]
    [InlineData(24, new[] { 1, 24 }, 24)]
    [InlineData(6, new[] { 1, 6 }, 6)]
    [InlineData(30 * 24, new[] { 1, 24, 168, 720 }, 24)]
    [InlineData(1, new[] { 1 }, 1)]
    public void An_hour_a_day_and_a_week_are_offered_as_far_as_the_longest_allows(int longest, int[] offered, int usual)
    {
        var most = TimeSpan.FromHours(longest);
        Assert.Equal(offered.Select(static hours => TimeSpan.FromHours(hours)), ShareLifetime.Offered(most));
        Assert.Equal(TimeSpan.FromHours(usual), ShareLifetime.Default(most));
    }

    [Fact]
    public void A_token_in_an_address_is_taken_out_of_a_text()
    {
        var token = ShareToken.New();
        string[] lines = [$"GET http://home/s/{token} - 200", $"/cam/s/{token}/file?download=1", $"returnUrl=%2Fs%2F{token}", $"returnUrl=%2fs%2f{token}%2Fmore", $"{{\"Path\":\"/s/{token}\"}}", $"/s/{token[..20]}"];
        Assert.All(lines, line => Assert.DoesNotContain(token[..20], ShareToken.Redact(line), StringComparison.Ordinal));
        Assert.Equal("/cam/s/***/file?download=1", ShareToken.Redact(lines[1]));
        string[] kept = ["/styles/app.css", "/sign-in", "exports/bcdfghjkmnpq/shares", "/s/", "nothing"];
        Assert.All(kept, static line => Assert.Equal(line, ShareToken.Redact(line)));
    }

    private Task<ShareOutcome> MakeAsync(Export export) => links.CreateAsync(export.Id, Day, Parent, showsCamera: false, Token);
}
