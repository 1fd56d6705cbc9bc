using System.Diagnostics;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Jobs;

[Trait(Suites.Key, Suites.Slow)]
public sealed class JobRegistrationTests
{
    /// <summary>A closed segment is registered in under this, with its row committed to the disk.</summary>
    private const double PromisedMilliseconds = 10;

    [Fact]
    public async Task Registering_a_job_takes_under_ten_milliseconds()
    {
        await using var host = await JobHost.StartAsync(new ScriptedHandler());
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.True(await host.EnqueueAsync($"segment-{i}", TimeSpan.FromMinutes(30)));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        // The first ones compile code. Other tests share the machine, so the quarter they disturbed least is judged here; eng/bench.sh judges the median on a quiet one.
        var ordered = times.Skip(10).Order().ToList();
        var (quarter, median) = (ordered[ordered.Count / 4], ordered[ordered.Count / 2]);
        TestContext.Current.SendDiagnosticMessage("registering a job: median {0:0.0} ms, slowest {1:0} ms", median, ordered[^1]);
        Assert.True(quarter < PromisedMilliseconds, $"a quarter took {quarter:0.0} ms or less, half {median:0.0} ms");
    }
}
