using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Jobs;

/// <summary>Jobs that wait in masses: for an examination that hung, or because old recordings are looked at late. On the real engine.</summary>
public sealed class JobBacklogTests
{
    private const int Waiting = 60;
    private const int New = 10;

    /// <summary>One, so that the order of the starts is the engine's order: of two, one that a busy machine holds up is overtaken by any number of the other's.</summary>
    private const int Workers = 1;

    /// <summary>Few, because a job that waits for the one worker of the backlog may wait for the engine's next look.</summary>
    private const int Old = 5;

    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task A_backlog_drains_oldest_first_and_what_is_new_meanwhile_gets_its_turn()
    {
        var mended = new TaskCompletionSource();
        var handler = new ScriptedHandler((_, _, _) => mended.Task);
        await using var host = await JobHost.StartAsync(handler, dataPath: null, (nameof(JobOptions.AnalysisWorkers), $"{Workers}"));
        for (var hung = 0; hung < Workers; hung++)
        {
            await host.EnqueueAsync($"hung-{hung}");
        }

        await Eventually.Is(() => handler.Runs.Count == Workers, JobHost.Patience, "every worker hangs");

        // The newest first, so that the order of arrival is not the order of the answers.
        for (var job = Waiting - 1; job >= 0; job--)
        {
            await host.EnqueueAsync(Key(job), (Outage / Waiting * job) - Outage);
        }

        // The engine is told in order, a moment after the registration: it orders what it knows.
        var scheduler = host.Services.GetRequiredService<JobEngine>().Scheduler!;
        await Eventually.Is(async () => await scheduler.Exists(JobHandOver.KeyOf(JobKind.Analysis, Key(0))), JobHost.Patience, "the engine knows of the whole backlog");
        Assert.True(handler.Runs.Count == Workers, "nothing else has begun");
        mended.SetResult();
        for (var job = Waiting; job < Waiting + New; job++)
        {
            await host.EnqueueAsync(Key(job));
        }

        await Eventually.Is(() => handler.Runs.Count == Workers + Waiting + New, JobHost.Patience, "everything has run");
        for (var job = 0; job < Waiting + New; job++)
        {
            Assert.Equal(JobState.Done, (await host.UntilAsync(Key(job), JobState.Done)).State);
        }

        Assert.Equal(Enumerable.Range(0, Waiting + New).Select(Key), handler.Runs.Skip(Workers).Select(static run => run.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_has_just_been_recorded_waits_for_no_backlog_and_a_restart_keeps_the_order(bool engineFileIsLost)
    {
        using var folder = new TemporaryFolder();
        var before = new ScriptedHandler(static (_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using (var host = await JobHost.StartAsync(before, folder.Path))
        {
            for (var job = 0; job < Old; job++)
            {
                await host.EnqueueAsync(Key(job), TimeSpan.FromMinutes(job) - Outage, JobUrgency.Backlog);
            }

            await Eventually.Is(() => before.RunsOf(Key(0)) == 1, JobHost.Patience, "the oldest runs");
            await host.EnqueueAsync("now");
            await Eventually.Is(() => before.RunsOf("now") == 1, JobHost.Patience, "what is new runs beside it");
            Assert.Equal(2, before.Runs.Count);
        }

        if (engineFileIsLost)
        {
            SqliteConnection.ClearAllPools();
            Array.ForEach(Directory.GetFiles(folder.Path, "jobs.db*"), File.Delete);
        }

        var goesOn = new TaskCompletionSource();
        var after = new ScriptedHandler((key, _, token) => key.StartsWith("now", StringComparison.Ordinal) ? Task.CompletedTask : goesOn.Task.WaitAsync(token));
        await using var again = await JobHost.StartAsync(after, folder.Path);
        await again.EnqueueAsync("now-2");
        await again.UntilAsync("now", JobState.Done);
        await again.UntilAsync("now-2", JobState.Done);
        Assert.InRange(after.Runs.Count, 2, 3);

        goesOn.SetResult();
        await again.UntilAsync(Key(Old - 1), JobState.Done);
        Assert.Equal(Enumerable.Range(0, Old).Select(Key), after.Runs.Select(static run => run.Key).Where(static key => !key.StartsWith("now", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_job_that_is_tried_again_stays_what_it_was()
    {
        var handler = new ScriptedHandler(static (key, run, token) =>
            key == "old" ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : run == 1 ? throw new IOException("busy") : Task.CompletedTask);
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("old", urgency: JobUrgency.Backlog);
        await Eventually.Is(() => handler.RunsOf("old") == 1, JobHost.Patience, "the backlog's worker is taken");
        await host.EnqueueAsync("behind", urgency: JobUrgency.Backlog);
        await host.EnqueueAsync("flaky");
        Assert.Equal(2, (await host.UntilAsync("flaky", JobState.Done)).Attempts);
        Assert.Equal(0, handler.RunsOf("behind"));

        // Somebody asks for it: it no longer waits behind the backlog.
        await host.Queue.CancelAsync((await host.JobAsync("behind")).Id, default);
        Assert.True(await host.Queue.RunAgainAsync((await host.JobAsync("behind")).Id, default));
        Assert.Equal(JobUrgency.Live, (await host.UntilAsync("behind", JobState.Done)).Urgency);
    }

    private static string Key(int job) => job.ToString("000", System.Globalization.CultureInfo.InvariantCulture);
}
