using DailyCam.Core.Hosting;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Jobs;

/// <summary>The seven rules of the engine (docs/adr/0003) as behaviour, on real files.</summary>
public sealed class JobEngineTests
{
    [Fact]
    public async Task A_job_runs_and_is_done_with_its_times()
    {
        var handler = new ScriptedHandler();
        await using var host = await JobHost.StartAsync(handler);
        Assert.True(await host.EnqueueAsync("one"));
        var job = await host.UntilAsync("one", JobState.Done);
        Assert.Equal((1, 0), (job.Attempts, job.Crashes));
        Assert.NotNull(job.StartedAt);
        Assert.True(job.FinishedAt >= job.StartedAt);
        Assert.Null(job.LastError);
    }

    [Fact]
    public async Task A_damaged_engine_file_is_set_aside_and_jobs_run_from_a_new_one()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "jobs.db"), new string('x', 8192), TestContext.Current.CancellationToken);
        await using var host = await JobHost.StartAsync(new ScriptedHandler(), folder.Path);
        await host.EnqueueAsync("one");
        await host.UntilAsync("one", JobState.Done);
        var aside = Assert.Single(Directory.GetFiles(folder.Path, "jobs.db.damaged-*"));
        Assert.Equal(8192, new FileInfo(aside).Length);
    }

    [Fact]
    public async Task A_failing_job_is_tried_as_often_and_as_late_as_the_options_say_and_keeps_its_exception()
    {
        var handler = new ScriptedHandler(static (_, run, _) => throw new InvalidOperationException($"run {run}"));
        await using var host = await JobHost.StartAsync(handler, settings: [("Retries", "2"), ("RetryDelay", "00:00:00.300")]);
        await host.EnqueueAsync("broken");
        var job = await host.UntilAsync("broken", JobState.Failed);
        Assert.Equal(3, job.Attempts);
        Assert.Equal("run 3", job.LastError);
        Assert.Contains(nameof(JobEngineTests), job.LastErrorDetail, StringComparison.Ordinal);
        Assert.Equal(3, handler.RunsOf("broken"));
        Assert.All(handler.Gaps("broken"), static gap => Assert.True(gap >= TimeSpan.FromMilliseconds(290), $"only {gap} between tries"));
        Assert.Equal([("broken", "run 3")], handler.GivenUp);
    }

    [Fact]
    public async Task A_job_that_recovers_in_a_later_try_is_done()
    {
        var handler = new ScriptedHandler(static (_, run, _) => run < 3 ? throw new IOException("busy") : Task.CompletedTask);
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("flaky");
        var job = await host.UntilAsync("flaky", JobState.Done);
        Assert.Equal(3, job.Attempts);
        Assert.Null(job.LastError);
        Assert.Empty(handler.GivenUp);
    }

    [Fact]
    public async Task A_rejected_job_is_not_tried_again()
    {
        var handler = new ScriptedHandler(static (_, _, _) => throw new JobRejectedException("no such thing"));
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("rejected");
        var job = await host.UntilAsync("rejected", JobState.Failed);
        Assert.Equal(1, job.Attempts);
        await host.EnqueueAsync("after");
        await host.UntilAsync("after", JobState.Failed);
        Assert.Equal(1, handler.RunsOf("rejected"));
    }

    [Fact]
    public async Task A_delay_named_by_the_other_side_is_kept()
    {
        var handler = new ScriptedHandler(static (_, run, _) =>
            run == 1 ? throw new JobDelayedException("busy", TimeSpan.FromMilliseconds(700)) : Task.CompletedTask);
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("delayed");
        await host.UntilAsync("delayed", JobState.Done);
        Assert.True(Assert.Single(handler.Gaps("delayed")) >= TimeSpan.FromMilliseconds(690));
    }

    [Fact]
    public async Task The_same_work_is_registered_once_while_it_waits_or_runs()
    {
        var gate = new TaskCompletionSource();
        var handler = new ScriptedHandler((_, _, _) => gate.Task);
        await using var host = await JobHost.StartAsync(handler);
        Assert.True(await host.EnqueueAsync("later", TimeSpan.FromHours(1)));
        Assert.False(await host.EnqueueAsync("later"));
        Assert.True(await host.EnqueueAsync("now"));
        await host.UntilAsync("now", JobState.Running);
        Assert.False(await host.EnqueueAsync("now"));
        gate.SetResult();
        await host.UntilAsync("now", JobState.Done);
        Assert.Equal(1, handler.RunsOf("now"));
        Assert.Equal(0, handler.RunsOf("later"));
    }

    [Fact]
    public async Task A_finished_job_can_be_run_again_from_its_first_try_and_an_open_one_cannot()
    {
        var handler = new ScriptedHandler(static (_, run, _) => run == 1 ? throw new JobRejectedException("not yet") : Task.CompletedTask);
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("again");
        var failed = await host.UntilAsync("again", JobState.Failed);
        Assert.True(await host.Queue.RunAgainAsync(failed.Id, default));
        var done = await host.UntilAsync("again", JobState.Done);
        Assert.Equal(1, done.Attempts);
        Assert.True(await host.Queue.RunAgainAsync(done.Id, default));
        await Eventually.Is(() => handler.RunsOf("again") == 3, JobHost.Patience, "the third run");
        await host.UntilAsync("again", JobState.Done);
        await host.EnqueueAsync("waiting", TimeSpan.FromHours(1));
        Assert.False(await host.Queue.RunAgainAsync((await host.JobAsync("waiting")).Id, default));
        Assert.False(await host.Queue.RunAgainAsync(987654, default));
    }

    [Fact]
    public async Task Cancelling_takes_out_a_waiting_job_and_stops_a_running_one()
    {
        var handler = new ScriptedHandler(static (_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("waiting", TimeSpan.FromHours(1));
        await host.EnqueueAsync("running");
        await Eventually.Is(() => handler.RunsOf("running") == 1, JobHost.Patience, "the job runs");
        Assert.True(await host.Queue.CancelAsync((await host.JobAsync("waiting")).Id, default));
        Assert.True(await host.Queue.CancelAsync((await host.JobAsync("running")).Id, default));
        await host.UntilAsync("running", JobState.Cancelled);
        Assert.Equal(JobState.Cancelled, (await host.JobAsync("waiting")).State);
        await Eventually.Is(() => handler.GivenUp.Count == 2, JobHost.Patience, "both are told");
        Assert.False(await host.Queue.CancelAsync((await host.JobAsync("running")).Id, default));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_as_soon_as_it_was_registered_does_not_run_and_can_begin_anew()
    {
        var handler = new ScriptedHandler();
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("taken back", TimeSpan.FromHours(1));
        var id = (await host.JobAsync("taken back")).Id;
        Assert.True(await host.Queue.CancelAsync(id, default));
        Assert.Equal(JobState.Cancelled, (await host.JobAsync("taken back")).State);
        Assert.True(await host.Queue.RunAgainAsync(id, default));
        await host.UntilAsync("taken back", JobState.Done);
        Assert.Equal(1, handler.RunsOf("taken back"));
    }

    [Fact]
    public async Task A_job_under_which_the_process_died_too_often_is_given_up()
    {
        var handler = new ScriptedHandler();
        await using var host = await JobHost.StartAsync(handler);
        await host.EnqueueAsync("poison", TimeSpan.FromSeconds(1));
        await host.ChangeAsync("poison", static job => job.Crashes = 3);
        var job = await host.UntilAsync("poison", JobState.Failed);
        Assert.Equal(JobErrors.ProcessDied, job.LastError);
        Assert.Equal(0, handler.RunsOf("poison"));
        await Eventually.Is(() => handler.GivenUp.Contains(("poison", JobErrors.ProcessDied)), JobHost.Patience, "its feature is told");
    }

    [Fact]
    public async Task A_row_that_the_engine_does_not_know_is_handed_over_by_the_sweep()
    {
        using var folder = new TemporaryFolder();
        var handler = new ScriptedHandler();
        await using (var first = await JobHost.StartAsync(new ScriptedHandler(), folder.Path))
        {
            await first.EnqueueAsync("lost", TimeSpan.FromMilliseconds(1500));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path, "jobs.db*"))
        {
            File.Delete(file);
        }

        await using var second = await JobHost.StartAsync(handler, folder.Path);
        await second.UntilAsync("lost", JobState.Done);
        Assert.Equal(1, handler.RunsOf("lost"));
    }

    [Fact]
    public async Task An_orderly_stop_interrupts_a_job_and_the_restart_runs_it_again_as_its_first_try()
    {
        using var folder = new TemporaryFolder();
        var first = new ScriptedHandler(static (_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using (var host = await JobHost.StartAsync(first, folder.Path))
        {
            await host.EnqueueAsync("stopped");
            await Eventually.Is(() => first.RunsOf("stopped") == 1, JobHost.Patience, "the job runs");
        }

        var second = new ScriptedHandler();
        await using var again = await JobHost.StartAsync(second, folder.Path);
        var job = await again.UntilAsync("stopped", JobState.Done);
        Assert.Equal((1, 0), (job.Attempts, job.Crashes));
        Assert.Equal(1, second.RunsOf("stopped"));
        Assert.Empty(first.GivenUp);
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused_with_a_sentence_that_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await using var first = await JobHost.StartAsync(new ScriptedHandler(), folder.Path);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => JobHost.StartAsync(new ScriptedHandler(), folder.Path));
        Assert.Contains("Another DailyCam already uses", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DailyCam__DataPath", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_lists_counts_runs_and_hours()
    {
        var handler = new ScriptedHandler(static (key, _, _) => key == "bad" ? throw new JobRejectedException("bad") : Task.CompletedTask);
        await using var host = await JobHost.StartAsync(handler);
        foreach (var key in new[] { "a", "b", "bad" })
        {
            await host.EnqueueAsync(key);
        }

        await host.UntilAsync("a", JobState.Done);
        await host.UntilAsync("b", JobState.Done);
        var bad = await host.UntilAsync("bad", JobState.Failed);
        var counts = await host.Reader.CountAsync(default);
        Assert.Equal((2, 1), (counts[JobState.Done], counts[JobState.Failed]));
        var keys = (await host.Reader.ListAsync([JobState.Done], null, 10, default)).Select(static j => j.Key).ToArray();
        Assert.Equal(2, keys.Length);
        Assert.Equal(("b", "a"), (keys[0], keys[1]));
        await Eventually.Is(async () => (await host.Reader.ListHoursAsync(24, default)).Sum(static hour => hour.Succeeded + hour.Failed) == 3, JobHost.Patience, "three runs are remembered");
        var hours = await host.Reader.ListHoursAsync(24, default);
        Assert.Equal(24, hours.Count);
        Assert.Equal((2, 1), (hours.Sum(static h => h.Succeeded), hours.Sum(static h => h.Failed)));
        var run = Assert.Single(await host.Reader.ListRunsAsync(bad, 10, default));
        Assert.False(run.Succeeded);
        Assert.Contains("bad", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The sweep of a start may be the first with a job that was registered in that moment; by the time its own order comes it is done.</summary>
    [Fact]
    public async Task A_job_that_ended_before_its_own_order_came_is_not_given_to_the_engine_once_more()
    {
        await using var host = await JobHost.StartAsync(new ScriptedHandler());
        await host.EnqueueAsync("a");
        var done = await host.UntilAsync("a", JobState.Done);
        var scheduler = host.Services.GetRequiredService<JobEngine>().Scheduler!;
        await Eventually.Is(async () => !await scheduler.Exists(JobHandOver.KeyOf(done.Kind, done.Key)), JobHost.Patience, "the engine let go of the job that ran");
        Assert.False(await host.Services.GetRequiredService<JobHandOver>().ScheduleAsync(done, TestContext.Current.CancellationToken));
        Assert.False(await scheduler.Exists(JobHandOver.KeyOf(done.Kind, done.Key)));
        Assert.Single(await host.Reader.ListRunsAsync(done, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Examinations_do_not_wait_behind_analyses_and_keep_to_a_number_of_their_own()
    {
        var go = new TaskCompletionSource();
        var (running, most) = (0, 0);
        var examinations = new ScriptedHandler(async (_, _, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, token);
            Interlocked.Decrement(ref running);
        })
        {
            Kind = JobKind.Examination,
        };
        var analyses = new ScriptedHandler((_, _, token) => go.Task.WaitAsync(token)) { Others = [examinations] };
        await using var host = await JobHost.StartAsync(analyses, settings: [("AnalysisWorkers", "1"), ("ExaminationWorkers", "1")]);
        await host.EnqueueAsync("slow");
        await host.EnqueueAsync("behind it");
        for (var i = 0; i < 5; i++)
        {
            await host.Queue.EnqueueAsync(JobKind.Examination, $"examination {i}", TimeSpan.Zero, TestContext.Current.CancellationToken);
        }

        await Eventually.Is(() => examinations.Runs.Count == 5, JobHost.Patience, "every examination ran while the analysis was still at it");
        Assert.Equal((1, JobState.Running, JobState.Waiting), (most, (await host.JobAsync("slow")).State, (await host.JobAsync("behind it")).State));
        go.SetResult();
        await host.UntilAsync("behind it", JobState.Done);
    }

    [Fact]
    public async Task Progress_is_written_while_the_job_runs()
    {
        var gate = new TaskCompletionSource();
        var handler = new ScriptedHandler((_, _, _) => gate.Task);
        await using var host = await JobHost.StartAsync(handler, settings: ("ProgressInterval", "00:00:00.050"));
        await host.EnqueueAsync("slow");
        await Eventually.Is(() => handler.Progress is not null, JobHost.Patience, "the job runs");
        handler.Progress!.Report(0.4);
        await Eventually.Is(async () => (await host.JobAsync("slow")).Progress is 0.4, JobHost.Patience, "the progress is in the row");
        gate.SetResult();
        Assert.Null((await host.UntilAsync("slow", JobState.Done)).Progress);
    }
}
