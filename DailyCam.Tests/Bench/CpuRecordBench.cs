using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>cpu-record: what watching and archiving 720p cameras costs, all of our own work included.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class CpuRecordBench
{
    private const string Product = "DailyCam";
    private const string PerCamera = "CPU s per camera-minute";

    /// <summary>Three percent of a core, in CPU seconds a minute.</summary>
    private const double ThreePercent = 1.8;

    /// <summary>The runtime compiles what runs often a second time, once it ran thirty times: fifteen seconds at two fragments a second, and the compiling itself.</summary>
    private static readonly TimeSpan Compiled = TimeSpan.FromSeconds(BenchSettings.Pick(full: 60, quick: 30));

    private static readonly int Cameras = BenchSettings.Pick(full: 4, quick: 2);

    private readonly List<double> product = [];
    private readonly List<double> floor = [];
    private readonly List<double> first = [];
    private readonly List<double> calibrations = [];
    private readonly List<double> appMegabytes = [];
    private readonly List<double> ffmpegMegabytes = [];

    [Fact]
    public async Task Cpu_record()
    {
        await using var lab = await RtspLab.StartAsync();
        using var folder = new TemporaryFolder();
        var clip = await MediaClips.MakeAsync(folder.File("calibration.mp4"), seconds: 20, size: "1280x720", fps: 30, audio: false);
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            calibrations.Add(await CpuMeter.CalibrateAsync(clip));
            await MeasureProductAsync(lab);
            floor.Add(await MeasurePeerAsync(lab, Peers.CopyAll, Cameras));
            first.Add(await MeasurePeerAsync(lab, Peers.Transcode, cameras: 1));
        }

        calibrations.Add(await CpuMeter.CalibrateAsync(clip));
        Report();
    }

    private void Report()
    {
        var report = new BenchReport("cpu-record");
        report.Note("calibration", "one thread decodes 20 s of 720p30", "CPU s", calibrations);
        report.Note(Peers.Floor, PerCamera, "s", floor);
        report.Note(Peers.FirstFlow, PerCamera, "s", first);
        report.AtMost(Product, PerCamera, "s", product, ThreePercent);
        report.Ratio(Product, PerCamera, product, Peers.Floor, floor, 1.6);
        report.Ratio(Product, PerCamera, product, Peers.FirstFlow, first, 0.02);
        report.AtMost(Product, "memory of the largest FFmpeg", "MB", ffmpegMegabytes, 120);
        report.Note(Product, $"memory of the whole app with {Cameras} cameras", "MB", appMegabytes);
        var drift = calibrations.Max(value => Math.Abs((value / BenchRow.MedianOf(calibrations)) - 1));
        report.AtMost("calibration", "furthest from its median", "share", [drift], CpuMeter.CalibrationTolerance);
        report.Finish();
    }

    private async Task MeasureProductAsync(RtspLab lab)
    {
        await using var app = await ProductProcess.StartAsync();
        for (var i = 0; i < Cameras; i++)
        {
            await app.Api.LiveAsync(await app.Api.AddRtspCameraAsync($"Camera {i}", lab.Main, new { detection = false, analysis = false }));
        }

        await Task.Delay(Compiled, TimeProvider.System, TestContext.Current.CancellationToken);
        product.Add(await CpuMeter.MeasureAsync(BenchSettings.Window, app.Id) / Cameras / BenchSettings.Window.TotalMinutes);
        appMegabytes.Add(CpuMeter.Megabytes(app.Id));
        ffmpegMegabytes.Add(ProcessFacts.Tree(app.Id).Where(static facts => facts.CommandLine.Contains("ffmpeg", StringComparison.Ordinal)).Max(static facts => facts.ProportionalBytes()) / 1e6);
    }

    private static async Task<double> MeasurePeerAsync(RtspLab lab, Func<string, string, TestProcess> start, int cameras)
    {
        var folders = Enumerable.Range(0, cameras).Select(static _ => new TemporaryFolder()).ToList();
        var running = folders.ConvertAll(folder => start(lab.Main, folder.Path));
        try
        {
            await Task.Delay(BenchSettings.Settle, TimeProvider.System, TestContext.Current.CancellationToken);
            var used = await CpuMeter.MeasureAsync(BenchSettings.Window, [.. running.Select(static process => process.Id)]);
            Assert.All(running, static process => Assert.False(process.HasExited, process.Tail()));
            return used / cameras / BenchSettings.Window.TotalMinutes;
        }
        finally
        {
            foreach (var process in running)
            {
                await process.DisposeAsync();
            }

            folders.ForEach(static folder => folder.Dispose());
        }
    }
}
