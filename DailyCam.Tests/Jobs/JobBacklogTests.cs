using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Jobs;

/// <summary>Half an hour's jobs waited for an examination that hung, on the real engine.</summary>
public sealed class JobBacklogTests
{
    private const int Waiting = 60;
    private const int New = 10;
    private const int Workers = 2;

    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task A_backlog_drains_oldest_first_and_what_is_new_meanwhile_gets_its_turn()
    {
        var mended = new TaskCompletionSource();
        var handler = new ScriptedHandler((_, _, _) => mended.Task);
        await using var host = await JobHost.StartAsync(handler);
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

        Assert.Equal(Workers, handler.Runs.Count);
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

        // Two workers begin at the same time: neighbours may change places.
        var order = handler.Runs.Skip(Workers).Select(static run => run.Key).ToList();
        Assert.Equal(order.Distinct().Count(), order.Count);
        Assert.All(order.Select(static (key, place) => (key, place)), static run => Assert.InRange(Math.Abs(int.Parse(run.key, System.Globalization.CultureInfo.InvariantCulture) - run.place), 0, Workers));
    }

    private static string Key(int job) => job.ToString("000", System.Globalization.CultureInfo.InvariantCulture);
}
