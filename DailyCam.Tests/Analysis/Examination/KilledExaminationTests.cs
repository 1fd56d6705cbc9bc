using System.Diagnostics;
using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>
/// <c>kill -9</c> of the built product at seeded moments while it records, copies, asks and stores, against a provider that keeps its own record. <see cref="ExaminationCrashTests"/> dies at every
/// single step of one examination; here a real process dies with all it has going on at once.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class KilledExaminationTests
{
    private const int Seed = 20261127;

    /// <summary>After so many kills it may catch up once.</summary>
    private const int Stretch = 10;

    /// <summary>After a start nothing that was owed before it is still owed.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(25);

    /// <summary>DAILYCAM_KILLS=50 takes fifty; each costs the patient suite about eight seconds.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("DAILYCAM_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_seeded_moments_each_segment_has_one_result_the_ledger_is_the_providers_and_nothing_is_stuck()
    {
        KillMoment? moment = null;
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = seen => Step.Do(exchange => AnswerAsync(exchange, seen, Volatile.Read(ref moment)));
        await using var product = await ProductProcess.StartAsync(ScriptedProduct.Settings(
            server,
            ("Archive__SegmentLength", "00:00:10"), ("Analysis__MinimumSegmentSeconds", "5"), ("Analysis__Verification__SameWithinSeconds", "0"), ("Analysis__Budget__PerDay", "1000"),
            ("Analysis__Budget__PerMonth", "1000"), ("Jobs__SweepInterval", "00:00:01"), ("Jobs__RetryDelay", "00:00:01"), ("Jobs__MaxCrashes", "100")));
        var camera = await product.Api.AddDemoCameraAsync("거실 🍼", new { analyzers = new[] { AnalyzerNames.Local, AnalyzerNames.Vertex }, consents = new { vertex = true } });

        var random = new Random(Seed);
        var (deaths, slowest) = (new Dictionary<KillAfter, int>(), TimeSpan.Zero);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var drawn = KillMoment.Draw(random);
            Volatile.Write(ref moment, drawn);
            await Task.WhenAny(drawn.Reached, Task.Delay(LongestLife, TimeProvider.System, Token));
            await Task.Delay(drawn.Delay, TimeProvider.System, Token);
            await product.Kill9Async();
            deaths[drawn.After] = deaths.GetValueOrDefault(drawn.After) + 1;
            Volatile.Write(ref moment, null);
            await product.StartAgainAsync();
            if (kill % Stretch == 0)
            {
                var caughtUp = await CatchesUpAsync(product, TimeProvider.System.GetUtcNow());
                slowest = caughtUp > slowest ? caughtUp : slowest;
            }
        }

        await Eventually.Is(() => IsEnoughAsync(product), Enough, "as many segments were examined as prove something");
        await product.Api.PutAsync($"cameras/{camera}", new { isOn = false });
        await Eventually.Is(() => IsSettledAsync(product), Promised, "every file has its row, every segment its result, and no job is open");
        await AssertOneOfEachAsync(product, server, string.Join(", ", deaths.Select(static pair => $"{pair.Value} after {pair.Key}")), slowest);
    }

    /// <summary>A slow machine kills faster than it records.</summary>
    private static async Task<bool> IsEnoughAsync(ProductProcess product)
    {
        await using var context = product.OpenDatabase();
        return await context.SegmentAnalyses.AsNoTracking().CountAsync(static row => row.Analyzer == AnalyzerNames.Vertex && row.State == AnalysisState.Analysed, Token) >= Kills / 2;
    }

    private static async Task AnswerAsync(ScriptedExchange exchange, SeenRequest seen, KillMoment? moment)
    {
        if (moment?.TakesRequest() == true)
        {
            await exchange.HangAsync();
        }

        await Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("yes", 0) : ModelWords.SegmentOf(4, ModelWords.Claim(0))).PlayAsync(exchange);
        moment?.Answered();
    }

    /// <summary>Until every segment recorded before a moment has its result; how long that took.</summary>
    private static async Task<TimeSpan> CatchesUpAsync(ProductProcess product, DateTimeOffset recordedBefore)
    {
        var watch = Stopwatch.StartNew();
        await Eventually.Is(async () => await OwedAsync(product, recordedBefore) == 0, Promised, "every segment recorded before has its result");
        return watch.Elapsed;
    }

    private static async Task<int> OwedAsync(ProductProcess product, DateTimeOffset recordedBefore)
    {
        await using var context = product.OpenDatabase();
        return await context.ArchiveSegments.CountAsync(
            s => s.EndAt < recordedBefore
                && (!context.SegmentAnalyses.Any(a => a.SegmentId == s.Id) || context.SegmentAnalyses.Any(a => a.SegmentId == s.Id && (a.FinishedAt == null || a.NextPending))),
            Token);
    }

    /// <summary>Whether nothing goes on any more. A file that is still open, or closed and not registered yet, has no row.</summary>
    private static async Task<bool> IsSettledAsync(ProductProcess product)
    {
        await using var context = product.OpenDatabase();
        var files = Directory.GetFiles(Path.Combine(product.DataPath, "archive"), "*.mp4", SearchOption.AllDirectories).Length;
        return files == await context.ArchiveSegments.CountAsync(Token)
            && await OwedAsync(product, DateTimeOffset.MaxValue) == 0
            && !await context.JobItems.AnyAsync(static job => job.State == JobState.Waiting || job.State == JobState.Running || job.State == JobState.Retrying, Token);
    }

    private static async Task AssertOneOfEachAsync(ProductProcess product, ScriptedVertex server, string deaths, TimeSpan slowest)
    {
        await using var context = product.OpenDatabase();
        var rows = await context.SegmentAnalyses.AsNoTracking().ToListAsync(Token);
        var examined = rows.FindAll(static row => row.Analyzer == AnalyzerNames.Vertex);
        var ledger = await context.LedgerEntries.AsNoTracking().ToListAsync(Token);
        var jobs = await context.JobItems.AsNoTracking().ToListAsync(Token);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"measured: kills {deaths}; {examined.Count} segments examined, {server.Requests.Count} requests, {ledger.Count(static row => row.Outcome == LedgerOutcome.Unknown)} with an unknown end, caught up within {slowest.TotalSeconds:0.0} s"));

        // One row of each analyzer for each segment, ended; with a model's answer wherever it was long enough.
        Assert.True(examined.Count >= Kills / 2, $"only {examined.Count} segments were examined");
        Assert.All(rows.CountBy(static row => (row.SegmentId, row.Analyzer)), static pair => Assert.Equal(1, pair.Value));
        Assert.All(examined, static row => Assert.True(row is { State: AnalysisState.Analysed, FinishedAt: not null, NextPending: false }, $"{row.SegmentId}: {row.State} {row.Reason}"));

        // One incident of each answer's one claim, and no other.
        var incidents = await context.Incidents.AsNoTracking().ToListAsync(Token);
        Assert.Equal(examined.Select(static row => Assert.Single(row.Findings!.Fates).Incident).Order(StringComparer.Ordinal), incidents.Select(static incident => (string?)incident.Id.Value).Order(StringComparer.Ordinal));

        // Paid once for each question, and the provider's own record says the same.
        Assert.All(ledger.Where(static row => row.Outcome == LedgerOutcome.Answered).CountBy(static row => (row.Purpose, row.WorkKey)), static pair => Assert.Equal(1, pair.Value));
        Assert.Equal(examined.Count, ledger.Count(static row => row is { Outcome: LedgerOutcome.Answered, Purpose: LedgerPurpose.Segment }));
        LedgerProof.AssertIsTheServers(ledger, server.Requests);
        Assert.All(jobs, static job => Assert.True(job.State == JobState.Done, $"{job.Kind} {job.Key}: {job.State} {job.LastError}"));
    }
}
