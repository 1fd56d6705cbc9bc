using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>stop-time: from SIGTERM to the end of the process while six real cameras record, and what it leaves behind.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class StopTimeBench
{
    private const string Product = "DailyCam";
    private const int Cameras = 6;

    /// <summary>Seconds; container engines kill after 10.</summary>
    private const double Most = 8;

    [Fact]
    public async Task Stop_time()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync();
        var cameras = new List<string>();
        for (var i = 0; i < Cameras; i++)
        {
            cameras.Add(await app.Api.AddRtspCameraAsync($"Camera {i}", lab.Sub, new { analysis = false }));
        }

        var (stops, left, open, codes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < BenchSettings.Pick(full: 10, quick: 2); round++)
        {
            if (round > 0)
            {
                await app.StartAgainAsync();
            }

            foreach (var camera in cameras)
            {
                await app.Api.LiveAsync(camera);
            }

            await BenchCameras.WaitAsync(BenchSettings.Settle);
            var watch = Stopwatch.StartNew();
            codes.Add(await app.StopAsync());
            stops.Add(watch.Elapsed.TotalSeconds);
            left.Add(app.Children().Count(static child => child.State != 'Z'));
            open.Add(Directory.EnumerateFiles(Path.Combine(app.DataPath, "archive"), "*.part.mp4", SearchOption.AllDirectories).Count());
        }

        var report = new BenchReport("stop-time");
        report.AtMost(Product, $"from SIGTERM to the end, {Cameras} cameras, the slowest", "s", stops, Most, stops.Max());
        report.AtMost(Product, "children left behind", "", left, 0, left.Max());
        report.AtMost(Product, "archive files left open", "", open, 0, open.Max());
        report.AtMost(Product, "exit code", "", codes, 0, codes.Max());
        report.NotCompared("others", "their stop closes no archive files");
        report.Finish();
    }
}
