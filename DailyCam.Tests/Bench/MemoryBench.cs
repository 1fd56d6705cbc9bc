using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>memory: what an added camera takes, FFmpeg and our own together, and whether it grows.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class MemoryBench
{
    private const string Product = "DailyCam";

    /// <summary>Megabytes.</summary>
    private const double MostPerCamera = 60;

    /// <summary>Megabytes a minute.</summary>
    private const double MostSlope = 1;

    /// <summary>Megabytes.</summary>
    private const double MostBase = 250;

    private static readonly int[] Levels = BenchSettings.Quick ? [1, 4] : [1, 4, 16];

    /// <summary>Windows, queues and the collector's own habits fill up in the first minutes.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(BenchSettings.Pick(full: 300, quick: 15));

    [Fact]
    public async Task Memory()
    {
        using var folder = new TemporaryFolder();
        var clip = await MediaClips.MakeAsync(folder.File("clip.mp4"), seconds: 20, size: "1280x720", fps: 30);
        await using var app = await ProductProcess.StartAsync();
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        var report = new BenchReport("memory");
        report.AtMost(Product, "without a camera", "MB", [CpuMeter.Megabytes(app.Id)], MostBase);

        var upload = await app.Api.UploadAsync(clip);
        var used = new List<double>();
        var running = 0;
        foreach (var level in Levels)
        {
            await BenchCameras.AddAsync(app.Api, upload, level - running, new { detection = false, analysis = false });
            running = level;
            await BenchCameras.WaitAsync(BenchSettings.Window);
            used.Add(CpuMeter.Megabytes(app.Id));
            report.Note(Product, $"with {level} cameras, in all", "MB", [used[^1]]);
        }

        report.AtMost(Product, "for each added camera", "MB", [(used[^1] - used[0]) / (Levels[^1] - Levels[0])], MostPerCamera);
        var slope = await SlopeAsync(app);
        if (BenchSettings.Quick)
        {
            report.Note(Product, "growth (the quick form looks too shortly to judge it)", "MB/min", [slope]);
        }
        else
        {
            report.AtMost(Product, $"growth with {running} cameras after minute 5", "MB/min", [slope], MostSlope);
        }

        report.NotCompared("the first DailyCam's flow", "cannot be had here; 297 MB a camera were measured elsewhere");
        report.NotCompared("ZoneMinder", "is not installed; 947 MB with detection were measured elsewhere");
        report.Finish();
    }

    /// <summary>Megabytes a minute, by least squares.</summary>
    private static async Task<double> SlopeAsync(ProductProcess app)
    {
        await BenchCameras.WaitAsync(WarmUp);
        var samples = BenchSettings.Pick(full: 30, quick: 8);
        var step = TimeSpan.FromSeconds(BenchSettings.Pick(full: 10, quick: 3));
        var points = new List<(double Minute, double Megabytes)>();
        for (var i = 0; i < samples; i++)
        {
            points.Add((i * step.TotalMinutes, CpuMeter.Megabytes(app.Id)));
            await BenchCameras.WaitAsync(step);
        }

        var (minute, megabytes) = (points.Average(static point => point.Minute), points.Average(static point => point.Megabytes));
        return points.Sum(point => (point.Minute - minute) * (point.Megabytes - megabytes)) / points.Sum(point => (point.Minute - minute) * (point.Minute - minute));
    }
}
