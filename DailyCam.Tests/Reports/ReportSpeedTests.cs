using System.Diagnostics;
using DailyCam.Core.Reports;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportSpeedTests
{
    /// <summary>Generous: it takes some tens of milliseconds on a quiet machine (eng/bench.sh report), and tests run on busy ones. What it catches is work that grows with the square.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_day_with_a_thousand_incidents_is_built_within_a_second()
    {
        var facts = BusyDay.Facts(1000);
        _ = ReportBuilder.Build(facts, ReportDay.Rules);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var report = ReportBuilder.Build(facts, ReportDay.Rules);
            best = watch.Elapsed < best ? watch.Elapsed : best;
            Assert.Equal((1000, 144), (report.Incidents.Count, report.Development.ExaminedSegments));
        }

        Assert.True(best < Limit, $"the fastest of three took {best.TotalMilliseconds:0} ms");
    }
}
