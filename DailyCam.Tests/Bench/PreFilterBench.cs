using System.Diagnostics;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Filtering;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>
/// pre-filter: how many archive segments a second the product decides about, from what local vision noted while they were recorded: read from the database, added up, and worth a model's look or not.
/// No video is touched: local vision has looked at it once, live.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class PreFilterBench
{
    private const string Product = "DailyCam";
    private const int SegmentsPerDay = 144;
    private const double SegmentHours = 10 / 60.0;
    private const double LeastSegments = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pre_filter()
    {
        await using var app = new DailyCamAppFactory();
        _ = app.Services;
        var segments = await FillAsync(app, BenchSettings.Pick(full: 8, quick: 2));
        var analyzer = app.Services.GetRequiredService<LocalAnalyzer>();
        var options = app.Services.GetRequiredService<IOptions<PreFilterOptions>>().Value;
        var (whole, rule, sent) = (new List<double>(), new List<double>(), 0);
        for (var round = -1; round < BenchSettings.Pick(full: 5, quick: 1); round++)
        {
            var facts = new List<(ArchiveSegmentId Id, SegmentFacts? Facts)>();
            sent = 0;
            var watch = Stopwatch.StartNew();
            foreach (var segment in segments)
            {
                var counted = (await analyzer.AnalyseAsync(segment, Token)).Facts;
                sent += PreFilter.Decide(segment.Id, counted, hasIncident: false, options).Sends ? 1 : 0;
                facts.Add((segment.Id, counted));
            }

            var read = watch.Elapsed;
            watch.Restart();
            Assert.Equal(sent, facts.Count(pair => PreFilter.Decide(pair.Id, pair.Facts, hasIncident: false, options).Sends));
            if (round >= 0)
            {
                whole.Add(segments.Count / read.TotalSeconds);
                rule.Add(segments.Count / watch.Elapsed.TotalSeconds);
            }
        }

        var report = new BenchReport("pre-filter");
        report.AtLeast(Product, "archive segments decided a second, read from the database", "1/s", whole, LeastSegments);
        report.Note(Product, "the same in hours of footage a second", "h/s", [.. whole.Select(static rate => rate * SegmentHours)]);
        report.Note(Product, "decided a second when the facts are at hand", "1/s", rule);
        report.Note(Product, "share that is sent of a day of which a third is quiet", "", [sent / (double)segments.Count]);
        report.Finish();
    }

    /// <summary>A day of each camera; at night nothing moves.</summary>
    private static async Task<IReadOnlyList<ArchiveSegment>> FillAsync(DailyCamAppFactory app, int cameras)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        var midnight = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        var segments = new List<ArchiveSegment>();
        for (var n = 0; n < cameras; n++)
        {
            var camera = new Camera { Name = $"Camera {n}", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = midnight.AddDays(-40) };
            context.Add(camera);
            segments.AddRange(Enumerable.Range(0, SegmentsPerDay).Select(ten => AnalysisBench.SegmentOf(camera.Id, midnight.AddMinutes(10 * ten))));
            context.AddRange(Enumerable.Range(0, 24 * 60).Select(minute => minute < 8 * 60
                ? AnalysisBench.MinuteOf(camera.Id, midnight.AddMinutes(minute))
                : AnalysisBench.MinuteOf(camera.Id, midnight.AddMinutes(minute), motion: (byte)(minute % 90), people: (byte)(minute % 3))));
        }

        context.AddRange(segments);
        await context.SaveChangesAsync(Token);
        return segments;
    }
}
