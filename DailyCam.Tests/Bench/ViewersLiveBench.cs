using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>viewers-live: many viewers of one camera's fast lane, and some among them who stop reading.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class ViewersLiveBench
{
    private const string Product = "DailyCam";
    private const int Stalled = 5;
    private const double MegabytesPerViewer = 2;

    /// <summary>By how much later the frames of those who read may come, at worst, while others do not: less than the time between two frames of a camera with 30 a second.</summary>
    private const double LaterMilliseconds = 33;

    private static readonly int[] Crowds = BenchSettings.Quick ? [50] : [50, 200];
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Viewers_live()
    {
        using var folder = new TemporaryFolder();
        var clip = folder.File("clip.mp4");
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=10", "-vf", "noise=alls=20:allf=t", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "4M", "-maxrate", "4M", "-bufsize", "4M", "-g", "60", "-sc_threshold", "0", clip]);
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Live__MaxFastLaneViewers"] = "400" });
        var camera = await app.Api.AddFileCameraAsync("Camera", clip, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        var address = new UriBuilder(app.Address) { Scheme = "ws", Path = $"/api/v1/cameras/{camera}/live/fast" }.Uri;
        await WarmAsync(address, app);

        var report = new BenchReport("viewers-live");
        foreach (var crowd in Crowds)
        {
            await MeasureAsync(report, app, address, crowd);
        }

        report.NotCompared("go2rtc, node-media-server", "they cannot be had here");
        report.Finish();
    }

    private static async Task MeasureAsync(BenchReport report, ProductProcess app, Uri address, int crowd)
    {
        var (costs, memory, lags, lagsBeside, lost, refused) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            await BenchCameras.WaitAsync(BenchSettings.Settle);
            var (idle, before) = (await CpuMeter.MeasureAsync(Window, app.Id), CpuMeter.Megabytes(app.Id));
            await using var viewers = new FastLaneCrowd(address, app.Api.Token!);
            viewers.Add(crowd, stalled: 0);
            await Eventually.Is(() => viewers.Watching == crowd, Soon, $"{crowd} viewers watch");
            await BenchCameras.WaitAsync(BenchSettings.Settle);
            viewers.Count();
            var used = await CpuMeter.MeasureAsync(Window, app.Id);
            costs.Add((used - idle) / crowd / Window.TotalMinutes);
            memory.Add((CpuMeter.Megabytes(app.Id) - before) / crowd);
            lags.Add(Milliseconds(viewers));
            lost.Add(viewers.Lost);

            viewers.Add(reading: 0, Stalled);
            viewers.Count();
            await BenchCameras.WaitAsync(Window);
            lagsBeside.Add(Milliseconds(viewers));
            lost.Add(viewers.Lost);
            refused += viewers.Refused;
        }

        var who = string.Create(CultureInfo.InvariantCulture, $"{crowd} viewers of a camera with 4 Mbit/s");
        report.Note(Product, $"{who}: CPU s for a minute of one", "s", costs); // To be compared with a peer in the same run, and none can be had here.
        report.AtMost(Product, $"{who}: memory for one", "MB", memory, MegabytesPerViewer);
        report.Note(Product, $"{who}: from the frame's time to the viewer, p95", "ms", lags);
        report.AtMost(Product, $"{who}: by how much later with {Stalled} more who do not read, p95", "ms", [.. lagsBeside.Zip(lags, static (beside, alone) => beside - alone)], LaterMilliseconds);
        report.AtMost(Product, $"{who}: frames that somebody who reads did not get", "", lost, 0, lost.Max());
        report.AtMost(Product, $"{who}: refused or cut off", "", [refused], 0);
    }

    private static double Milliseconds(FastLaneCrowd viewers) => BenchRow.QuantileOf(viewers.Lags, 0.95) * 1000;

    /// <summary>What the first crowd brings into memory stays there.</summary>
    private static async Task WarmAsync(Uri address, ProductProcess app)
    {
        await using var viewers = new FastLaneCrowd(address, app.Api.Token!);
        viewers.Add(Crowds[0], stalled: 0);
        await Eventually.Is(() => viewers.Watching == Crowds[0], Soon, "the first viewers watch");
        await BenchCameras.WaitAsync(BenchSettings.Settle);
    }
}
