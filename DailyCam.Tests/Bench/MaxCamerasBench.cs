using System.Globalization;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>
/// max-cameras: small-stream cameras are added, a few at a time, until one is late: its newest part came seconds ago, or nothing of it reached the disk for seconds.
/// The clip is copied from a file at the pace of the clock, so that no encoder of the bench takes the processor.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class MaxCamerasBench
{
    private const string Product = "DailyCam";

    /// <summary>A live segment and a part, and the look's own second.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    private static readonly int Step = BenchSettings.Pick(full: 4, quick: 3);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(BenchSettings.Pick(full: 30, quick: 8));

    [Fact]
    public async Task Max_cameras()
    {
        using var folder = new TemporaryFolder();
        var report = new BenchReport("max-cameras");
        var small = await MediaClips.MakeAsync(folder.File("sub.mp4"), seconds: 20, size: "640x360", fps: 10);
        var large = await MediaClips.MakeAsync(folder.File("main.mp4"), seconds: 20, size: "1280x720", fps: 15);
        var lean = await ReachAsync(small, bound: BenchSettings.Pick(full: 60, quick: 12), detection: false);
        report.AtLeast(Product, "cameras of 640x360 at 10 fps, live and archive (bounded)", "", [lean], BenchSettings.Pick(full: 40, quick: 12));
        var looking = await ReachAsync(large, bound: BenchSettings.Pick(full: 24, quick: 3), detection: true);
        report.AtLeast(Product, "cameras of 720p at 15 fps, fully decoded and looked at (bounded)", "", [looking], BenchSettings.Pick(full: 12, quick: 3));
        report.NotCompared("the first DailyCam's flow", "cannot be had here; by its CPU two cores carry 3 cameras of 720p30");
        report.Finish();
    }

    /// <summary>How many cameras ran without one of them being late.</summary>
    private static async Task<double> ReachAsync(string clip, int bound, bool detection)
    {
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = "00:01:00" });
        var upload = await app.Api.UploadAsync(clip);
        var reached = 0;
        while (reached < bound)
        {
            var wanted = Math.Min(reached + Step, bound);
            await BenchCameras.AddAsync(app.Api, upload, wanted - reached, new { detection, analysis = false });
            await BenchCameras.WaitAsync(BenchSettings.Settle);
            for (var look = 0; look < (int)Look.TotalSeconds; look++)
            {
                await BenchCameras.WaitAsync(TimeSpan.FromSeconds(1));
                if (await LatestAsync(app) is { } late)
                {
                    TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"with {wanted} cameras: {late}"));
                    return reached;
                }
            }

            reached = wanted;
        }

        return reached;
    }

    /// <summary>A camera that is late, in words; null while none is.</summary>
    private static async Task<string?> LatestAsync(ProductProcess app)
    {
        var cameras = await BenchCameras.LookAsync(app.Api);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (id, camera) in cameras)
        {
            if (Age(camera, "lastFrameAt", now) is var frame && frame > Late)
            {
                return string.Create(CultureInfo.InvariantCulture, $"camera {id}: its newest part came {frame.TotalSeconds:0.0} s ago ({camera.GetProperty("state")})");
            }

            if (!camera.GetProperty("isRecording").GetBoolean() || Age(camera, "lastRecordedAt", now) > 2 * Late)
            {
                return $"camera {id} is not proven to record";
            }
        }

        return null;
    }

    private static TimeSpan Age(JsonElement camera, string property, DateTimeOffset now) =>
        camera.GetProperty(property) is { ValueKind: JsonValueKind.String } at ? now - at.GetDateTimeOffset() : TimeSpan.MaxValue;
}
