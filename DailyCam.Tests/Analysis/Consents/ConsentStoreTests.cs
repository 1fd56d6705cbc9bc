using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Analysis.Spending;
using DailyCam.Tests.Cameras;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Consents;

public sealed class ConsentStoreTests
{
    private static readonly CameraId Camera = SpendingBench.Camera;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_allowed_until_somebody_allows_it()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        Assert.Null(await bench.Consents.FindAsync(Camera, "vertex", Token));
        Assert.Equal([false, false], (await bench.Consents.OfAsync(Camera, Token)).Values);
        Assert.False(await bench.Consents.AnyAsync(Token));
    }

    [Fact]
    public async Task A_consent_names_who_when_and_which_text_and_outlives_a_restart()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        Assert.Null(await bench.Consents.GiveAsync(Camera, "vertex", "엄마 🍼", Token));
        Assert.Null(await bench.Consents.GiveAsync(Camera, "vertex", "again", Token));
        var given = Assert.Single(await bench.Consents.HistoryAsync(Camera, Token));
        Assert.Equal(("vertex", ConsentTexts.VersionOf("vertex"), "엄마 🍼", bench.Clock.GetUtcNow(), (DateTimeOffset?)null), (given.Analyzer, given.TextVersion, given.GivenBy, given.GivenAt, given.WithdrawnAt));

        using var restarted = Restarted(bench);
        Assert.NotNull(await restarted.FindAsync(Camera, "vertex", Token));
        Assert.Null(await restarted.FindAsync(Camera, "openai", Token));
        Assert.Null(await restarted.FindAsync(new CameraId("dddddddddd22"), "vertex", Token));
    }

    [Fact]
    public async Task A_withdrawal_stops_what_runs_and_what_was_about_to_be_sent_and_is_kept()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        await bench.Consents.GiveAsync(Camera, "openai", "엄마", Token);
        var vertex = (await bench.Consents.FindAsync(Camera, "vertex", Token))!;
        var openAi = (await bench.Consents.FindAsync(Camera, "openai", Token))!;
        var reserved = (await bench.Ledger.ReserveAsync(SpendingBench.Draft(camera: Camera), Token)).Entry!;

        await bench.Consents.WithdrawAsync(Camera, "vertex", "아빠", Token);
        Assert.True(vertex.Withdrawn.IsCancellationRequested);
        Assert.False(openAi.Withdrawn.IsCancellationRequested);
        Assert.Null(await bench.Consents.FindAsync(Camera, "vertex", Token));
        Assert.False(await bench.Ledger.SendingAsync(reserved.Id, Token));
        Assert.Equal(LedgerOutcome.NotSent, (await bench.RowAsync(reserved.Id)).Outcome);
        var history = await bench.Consents.HistoryAsync(Camera, Token);
        Assert.Equal(("아빠", bench.Clock.GetUtcNow()), history.Where(static c => c.Analyzer == "vertex").Select(static c => (c.WithdrawnBy, c.WithdrawnAt!.Value)).Single());

        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        Assert.Equal(3, (await bench.Consents.HistoryAsync(Camera, Token)).Count);
        Assert.True(vertex.Withdrawn.IsCancellationRequested);
        Assert.False((await bench.Consents.FindAsync(Camera, "vertex", Token))!.Withdrawn.IsCancellationRequested);
    }

    [Fact]
    public async Task Single_pictures_are_allowed_apart_and_end_with_the_recordings()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        var pictures = ConsentTexts.SnapshotsOf("vertex");
        Assert.Null(await bench.Consents.GiveAsync(Camera, pictures, "엄마", Token));
        Assert.True(bench.Consents.Stands(Camera, pictures));
        Assert.Equal([false, false], (await bench.Consents.OfAsync(Camera, Token)).Values);
        Assert.Equal("ConsentUnknown", (await bench.Consents.GiveAsync(Camera, "local.snapshots", "엄마", Token))!.Code);

        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        await bench.Consents.WithdrawAsync(Camera, pictures, "아빠", Token);
        Assert.NotNull(await bench.Consents.FindAsync(Camera, "vertex", Token));

        await bench.Consents.GiveAsync(Camera, pictures, "엄마", Token);
        var standing = (await bench.Consents.FindAsync(Camera, pictures, Token))!;
        await bench.Consents.WithdrawAsync(Camera, "vertex", "아빠", Token);
        Assert.True(standing.Withdrawn.IsCancellationRequested);
        Assert.All(await bench.Consents.HistoryAsync(Camera, Token), static consent => Assert.Equal("아빠", consent.WithdrawnBy));
    }

    [Fact]
    public async Task A_withdrawal_holds_even_when_it_cannot_be_written_and_after_a_restart()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        var standing = (await bench.Consents.FindAsync(Camera, "vertex", Token))!;
        await RefuseAsync(bench);

        await Assert.ThrowsAnyAsync<Exception>(() => bench.Consents.WithdrawAsync(Camera, "vertex", "아빠", Token));
        Assert.True(standing.Withdrawn.IsCancellationRequested);
        Assert.Null(await bench.Consents.FindAsync(Camera, "vertex", Token));
        Assert.Equal("아빠", Assert.Single(await bench.Consents.HistoryAsync(Camera, Token)).WithdrawnBy);
        Assert.Null(Assert.Single(await RowsAsync(bench)).WithdrawnAt);

        using var restarted = Restarted(bench);
        Assert.Null(await restarted.FindAsync(Camera, "vertex", Token));
        Assert.False(await restarted.AnyAsync(Token));
        await Assert.ThrowsAnyAsync<Exception>(() => restarted.GiveAsync(Camera, "vertex", "엄마", Token));
        await Assert.ThrowsAnyAsync<Exception>(() => restarted.WriteOwedAsync(Token));
        Assert.Null(await restarted.FindAsync(Camera, "vertex", Token));

        // The database answers again.
        await AllowAsync(bench);
        await restarted.WriteOwedAsync(Token);
        var row = Assert.Single(await RowsAsync(bench));
        Assert.Equal(("아빠", bench.Clock.GetUtcNow()), (row.WithdrawnBy, row.WithdrawnAt!.Value));
        Assert.False(File.Exists(bench.Database.Layout.Withdrawals));
        Assert.Null(await restarted.GiveAsync(Camera, "vertex", "엄마", Token));
        Assert.NotNull(await restarted.FindAsync(Camera, "vertex", Token));
    }

    [Fact]
    public async Task A_withdrawal_is_written_although_whoever_asked_for_it_went_away()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        _ = await Record.ExceptionAsync(() => bench.Consents.WithdrawAsync(Camera, "vertex", "아빠", new CancellationToken(canceled: true)));
        await bench.Consents.WriteOwedAsync(Token);
        Assert.NotNull(Assert.Single(await RowsAsync(bench)).WithdrawnAt);
        using var restarted = Restarted(bench);
        Assert.Null(await restarted.FindAsync(Camera, "vertex", Token));
    }

    [Fact]
    public async Task A_note_of_withdrawals_that_nobody_can_read_allows_nothing()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        await File.WriteAllTextAsync(bench.Database.Layout.Withdrawals, "[{\"camera\":", Token);
        using var restarted = Restarted(bench);
        Assert.Null(await restarted.FindAsync(Camera, "vertex", Token));
        await restarted.WriteOwedAsync(Token);
        Assert.NotNull(Assert.Single(await RowsAsync(bench)).WithdrawnAt);
    }

    /// <summary>A family that allowed the computer in its cellar has not allowed a company.</summary>
    [Theory]
    [InlineData("http://192.168.0.10:11434/v1", "https://api.company.example/v1", false)]
    [InlineData("https://models.home/v1", "http://models.home/v1", false)]
    [InlineData("https://models.home/v1", "https://models.home:8443/v1", false)]
    [InlineData("https://models.home/v1", "https://models.home/v2/", true)]
    [InlineData("", "http://192.168.0.10:11434/v1", false)]
    public async Task A_consent_allows_the_destination_that_was_read_and_no_other(string then, string now, bool isAllowed)
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        using var before = bench.NewConsents(then);
        Assert.Null(await before.GiveAsync(Camera, "openai", "엄마", Token));
        Assert.NotNull(await before.FindAsync(Camera, "openai", Token));

        using var after = bench.NewConsents(now);
        Assert.Equal(isAllowed, await after.FindAsync(Camera, "openai", Token) is not null);
        Assert.Equal(isAllowed, await after.AnyAsync(Token));
        Assert.Null(await after.GiveAsync(Camera, "openai", "아빠", Token));
        Assert.NotNull(await after.FindAsync(Camera, "openai", Token));
        Assert.Single(await RowsAsync(bench), static row => row.WithdrawnAt is null);
    }

    [Fact]
    public async Task A_consent_to_an_older_text_allows_nothing_and_the_new_one_takes_its_place()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Consents.Add(new Consent { CameraId = Camera, Analyzer = "vertex", TextVersion = "vertex-0", GivenAt = bench.Clock.GetUtcNow(), GivenBy = "엄마" });
            await context.SaveChangesAsync(Token);
        }

        Assert.Null(await bench.Consents.FindAsync(Camera, "vertex", Token));
        Assert.False(await bench.Consents.AnyAsync(Token));
        await bench.Consents.GiveAsync(Camera, "vertex", "아빠", Token);
        Assert.NotNull(await bench.Consents.FindAsync(Camera, "vertex", Token));
        Assert.Equal([(ConsentTexts.VersionOf("vertex"), true), ("vertex-0", false)], (await bench.Consents.HistoryAsync(Camera, Token)).Select(static c => (c.TextVersion, c.WithdrawnAt is null)));
    }

    [Fact]
    public async Task Only_what_is_outside_needs_consent_and_only_a_camera_that_is_there_can_have_it()
    {
        using var bench = new SpendingBench();
        Assert.Equal("ConsentUnknown", (await bench.Consents.GiveAsync(Camera, "local", "엄마", Token))!.Code);
        Assert.Equal(CameraProblems.NotFound, (await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token))!.Code);
        await bench.Consents.WithdrawAsync(Camera, "vertex", "엄마", Token);
    }

    [Fact]
    public async Task A_consent_ends_with_its_camera_and_its_history_stays()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await bench.Consents.GiveAsync(Camera, "vertex", "엄마", Token);
        var standing = (await bench.Consents.FindAsync(Camera, "vertex", Token))!;
        var cameras = new CameraStore(bench.Database, new ReversingSecretBox(), bench.Clock);
        var keeper = new ConsentKeeper(bench.Consents, cameras, new DatabaseBoard());
        await keeper.LookAsync(Token);
        Assert.False(standing.Withdrawn.IsCancellationRequested);
        await cameras.DeleteAsync(Camera, Token);
        await keeper.LookAsync(Token);
        Assert.True(standing.Withdrawn.IsCancellationRequested);
        Assert.NotNull(Assert.Single(await bench.Consents.HistoryAsync(Camera, Token)).WithdrawnAt);
    }

    /// <summary>However giving and withdrawing meet, what stands in memory is what stands in the rows, and never more than one.</summary>
    [Fact]
    public async Task Given_and_withdrawn_at_once_memory_and_rows_say_the_same()
    {
        using var bench = new SpendingBench();
        await bench.AddCameraAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (turn, token) =>
        {
            if (turn % 2 == 0)
            {
                await bench.Consents.GiveAsync(Camera, "vertex", "엄마", token);
            }
            else
            {
                await bench.Consents.WithdrawAsync(Camera, "vertex", "아빠", token);
            }
        });
        var rows = (await bench.Consents.HistoryAsync(Camera, Token)).Where(static c => c.WithdrawnAt is null).ToList();
        Assert.InRange(rows.Count, 0, 1);
        Assert.Equal(rows.Count == 1, await bench.Consents.FindAsync(Camera, "vertex", Token) is not null);
    }

    private static ConsentStore Restarted(SpendingBench bench) => bench.NewConsents();

    private static async Task RefuseAsync(SpendingBench bench)
    {
        await using var context = bench.Database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER Refuse BEFORE UPDATE ON Consents BEGIN SELECT RAISE(ABORT, 'refused'); END;", Token);
    }

    private static async Task AllowAsync(SpendingBench bench)
    {
        await using var context = bench.Database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER Refuse;", Token);
    }

    /// <summary>The rows as they are, whatever is known besides.</summary>
    private static async Task<List<Consent>> RowsAsync(SpendingBench bench)
    {
        await using var context = bench.Database.CreateDbContext();
        return await context.Consents.AsNoTracking().OrderBy(static c => c.Id).ToListAsync(Token);
    }
}
