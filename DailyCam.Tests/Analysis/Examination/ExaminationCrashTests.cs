using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The process dies at every single step of an examination, once each, and another one takes up what it left.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ExaminationCrashTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whenever_the_process_dies_there_is_one_result_and_one_bill_and_nothing_is_stuck()
    {
        IReadOnlyList<string> steps;
        await using (var rehearsal = await PreparedAsync())
        {
            var segment = await StartAsync(rehearsal);
            await rehearsal.RunJobsAsync();
            steps = rehearsal.Mortality.Steps;
            await AssertDoneAsync(rehearsal, segment, "nowhere");
        }

        // Each kind of step that the design names must be among them, or this test would prove less than it says.
        string[] named = ["before writing LedgerEntries", "before sending", "in flight", "with the answer in hand", "before the copy", "before writing Incidents", "before writing SegmentAnalyses", "before writing JobItems", "after a commit"];
        Assert.All(named, step => Assert.Contains(step, steps));

        var deaths = 0;
        for (var step = 0; step < steps.Count; step++)
        {
            await using var bench = await PreparedAsync(step);
            var segment = await StartAsync(bench);
            await UntilDeathAsync(bench);
            deaths += bench.Mortality.IsDead ? 1 : 0;
            await bench.RestartAsync();
            await bench.RunJobsAsync();
            await AssertDoneAsync(bench, segment, $"{step}: {steps[step]}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{deaths} deaths at {steps.Distinct(StringComparer.Ordinal).Count()} kinds of steps");
        Assert.True(deaths >= steps.Count - 1, $"only {deaths} of {steps.Count} deaths happened");
    }

    [Fact]
    public async Task A_job_under_which_the_process_dies_again_and_again_is_given_up_with_a_name()
    {
        await using var bench = await ExaminationBench.StartAsync();
        var segment = await bench.RecordedAsync();
        await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        await bench.RunNextJobAsync();
        var job = await bench.JobAsync(JobKind.Examination);
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Attach(job).Entity.Crashes = new JobOptions().MaxCrashes;
            await context.SaveChangesAsync(Token);
        }

        await bench.RunJobsAsync();
        Assert.Equal((AnalysisState.Failed, AnalysisReasons.JobFailed), ((await bench.RowAsync(segment))!.State, (await bench.RowAsync(segment))!.Reason));
        Assert.Empty(bench.Server.Requests);
    }

    private static async Task<ExaminationBench> PreparedAsync(int? diesAt = null)
    {
        var bench = await ExaminationBench.StartAsync();
        await bench.RestartAsync(new Mortality { DiesAt = diesAt });
        bench.Server.Default = seen =>
        {
            bench.Mortality.Lives("in flight");
            return Step.Answer(!ExaminationBench.IsSecondLook(seen) ? ModelWords.Segment(
                    ModelWords.Claim(20, title: "Certain fall"),
                    ModelWords.Claim(200, "burn", "approached", "Hand at the stove"),
                    ModelWords.Claim(400, "fall", "approached", "Invented fall"))
                : seen.Question.Contains("Invented", StringComparison.Ordinal) ? ModelWords.Verify("no") : ModelWords.Verify("yes", 6));
        };
        return bench;
    }

    private static async Task<ArchiveSegment> StartAsync(ExaminationBench bench)
    {
        var segment = await bench.RecordedAsync();
        await bench.SaveAsync(new Incident
        {
            CameraId = bench.Camera.Id, StartAt = segment.StartAt.AddSeconds(198), EvidenceAt = segment.StartAt.AddSeconds(199), EndAt = segment.StartAt.AddSeconds(205), Severity = Severity.Caution,
            Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.9, ZoneName = "난로",
        });
        try
        {
            await bench.Get<AnalysisIntake>().SegmentClosedAsync(segment, Token);
        }
        catch (Exception exception) when (bench.Mortality.IsDead && exception is not Xunit.Sdk.XunitException)
        {
            // At its very first step; the database wraps what it meets.
        }

        return segment;
    }

    private static async Task UntilDeathAsync(ExaminationBench bench)
    {
        try
        {
            while (!bench.Mortality.IsDead && await RunNextJobAsync(bench))
            {
                // One after the other.
            }
        }
        catch (Exception exception) when (bench.Mortality.IsDead && exception is not Xunit.Sdk.XunitException)
        {
            // What a process sees when it is killed is its own affair.
        }
    }

    /// <summary>The ledger is patient with a database that does not answer, by the clock of this test: for a dead process nobody waits.</summary>
    private static async Task<bool> RunNextJobAsync(ExaminationBench bench)
    {
        var run = bench.RunNextJobAsync();
        while (!run.IsCompleted)
        {
            bench.Clock.Advance(bench.Mortality.IsDead ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token));
        }

        return await run;
    }

    private static async Task AssertDoneAsync(ExaminationBench bench, ArchiveSegment segment, string died)
    {
        var row = await bench.RowAsync(segment);
        Assert.True(row is { State: AnalysisState.Analysed, FinishedAt: not null, NextPending: false }, $"died {died}: {row?.State} {row?.Reason}");
        Assert.Equal([IncidentVerification.Verified, IncidentVerification.Verified, IncidentVerification.Rejected], row!.Findings!.Fates.Select(static fate => fate.Verification));

        // One of its own and the one of local vision, which gained the words; neither twice.
        var incidents = await bench.IncidentsAsync();
        Assert.True(incidents.Count == 2, $"died {died}: {incidents.Count} incidents");
        Assert.Equal([(IncidentSource.SegmentModel, "Certain fall"), (IncidentSource.Zone, "Hand at the stove")], incidents.Select(static i => (i.Source, i.Title!.English)));

        var ledger = await bench.LedgerRowsAsync();
        var answered = ledger.Where(static entry => entry.Outcome == LedgerOutcome.Answered).GroupBy(static entry => entry.WorkKey).ToList();
        Assert.True(answered.Count == 4 && answered.TrueForAll(static work => work.Count() == 1), $"died {died}: {string.Join(", ", ledger.Select(static e => $"{e.WorkKey} {e.Outcome}"))}");
        Assert.True(ledger.Count(static entry => entry.Outcome == LedgerOutcome.Unknown) <= 1, $"died {died}: more than one bill is unknown");
        await bench.AssertLedgerIsTheServersAsync();

        await using var context = bench.Database.CreateDbContext();
        var open = await context.JobItems.AsNoTracking().Where(static j => j.State != JobState.Done).ToListAsync(Token);
        Assert.True(open.Count == 0, $"died {died}: {string.Join(", ", open.Select(static j => $"{j.Kind} {j.State} {j.LastError}"))}");
    }
}
