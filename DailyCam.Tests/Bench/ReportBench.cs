using System.Diagnostics;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Reports;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>report: a day with 1,000 incidents, built from its facts, and read and built through the product with four weeks of trend behind it.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class ReportBench
{
    private const string Product = "DailyCam";
    private const int Incidents = 1000;
    private const double BuildMilliseconds = 1000;
    private const double ReadMilliseconds = 3000;

    private static readonly DateOnly Date = new(2026, 11, 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report()
    {
        await using var app = new DailyCamAppFactory();
        await FillAsync(app, BenchSettings.Pick(full: 4, quick: 1));
        var reader = app.Services.GetRequiredService<ReportReader>();
        var facts = BusyDay.Facts(Incidents);
        var (build, read, answer) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -2; round < BenchSettings.Pick(full: 40, quick: 10); round++)
        {
            var built = Stopwatch.StartNew();
            Assert.Equal(Incidents, ReportBuilder.Build(facts, ReportDay.Rules).Incidents.Count);
            var whole = Stopwatch.StartNew();
            Assert.Equal(Incidents, (await reader.ReadAsync(null, Date, TimeZoneInfo.Utc, Token))!.Incidents.Count);
            var asked = Stopwatch.StartNew();
            Assert.NotNull(await reader.AnswerAsync("When was the last incident?", null, Date, TimeZoneInfo.Utc, Token));
            if (round >= 0)
            {
                build.Add((built.Elapsed - whole.Elapsed).TotalMilliseconds);
                read.Add((whole.Elapsed - asked.Elapsed).TotalMilliseconds);
                answer.Add(asked.Elapsed.TotalMilliseconds);
            }
        }

        var report = new BenchReport("report");
        report.AtMost(Product, "a day with 1,000 incidents, built", "ms", build, BuildMilliseconds, BenchRow.QuantileOf(build, 0.99));
        report.AtMost(Product, "the same day read and built, four weeks of trend", "ms", read, ReadMilliseconds, BenchRow.QuantileOf(read, 0.99));
        report.Note(Product, "a question to it", "ms", answer);
        report.Finish();
    }

    /// <summary>Four weeks of segments and one full day of minutes and incidents, of each camera.</summary>
    private static async Task FillAsync(DailyCamAppFactory app, int cameras)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        var midnight = new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        for (var n = 0; n < cameras; n++)
        {
            var camera = new Camera { Name = $"Camera {n}", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = midnight.AddDays(-40) };
            context.Add(camera);
            for (var ten = 0; ten < 28 * 144; ten++)
            {
                var segment = AnalysisBench.SegmentOf(camera.Id, midnight.AddDays(1).AddMinutes(-10 * (ten + 1)));
                context.AddRange(segment, BusyDay.Watched(segment));
            }

            context.AddRange(Enumerable.Range(0, 1440).Select(minute => AnalysisBench.MinuteOf(camera.Id, midnight.AddMinutes(minute), 60, (byte)(minute % 90), (byte)(minute % 3))));
            context.AddRange(BusyDay.Incidents(camera.Id, midnight, Incidents / cameras));
        }

        await context.SaveChangesAsync(Token);
    }
}
