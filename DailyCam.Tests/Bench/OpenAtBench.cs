using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>open-at: a recording opened at any second, finished files and the one being written, beside a finished faststart MP4 behind nginx.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class OpenAtBench(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Peer = "faststart MP4 behind nginx";
    private const string What = "first picture of a recording opened at any second";

    // The same seconds each time, so that two runs ask for the same work.
    private readonly Random instants = new(20261120);

    [Fact]
    public async Task Open_at()
    {
        var length = BenchSettings.Pick(full: 600, quick: 50);
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = BenchSettings.Quick ? "00:00:30" : "00:05:00" });
        var camera = await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        var began = TimeProvider.System.GetUtcNow();
        using var folder = new TemporaryFolder();
        var file = folder.File("peer.mp4");
        await using var recorder = TestProcess.Start("ffmpeg", ["-nostdin", "-v", "error", "-y", "-rtsp_transport", "tcp", "-i", lab.Main, "-t", $"{length}", "-c", "copy", "-movflags", "+faststart", file]);
        await recorder.ExitedAsync(TimeSpan.FromSeconds(length + 60));
        await using var nginx = await StaticServer.StartAsync(folder.Path);
        await using var window = await browser.OpenAsync(app);
        await window.Page.GotoAsync("healthz");
        var plain = nginx is null ? null : await browser.OpenPlainAsync(nginx.Address);
        if (plain is not null)
        {
            await plain.GotoAsync(string.Empty);
        }

        var own = new List<OpenSample>();
        var others = new List<double>();
        for (var i = 0; i < BenchSettings.Pick(full: 30, quick: 8); i++)
        {
            var at = 2 + (instants.NextDouble() * (length - 10));
            var from = began.AddSeconds(at);
            own.Add(await OpenAsync(window.Page, hls: true, app.Api.Recording(camera, from, from.AddMinutes(1)).PathAndQuery, at));
            if (plain is not null)
            {
                others.Add((await OpenAsync(plain, hls: false, "/peer.mp4", at)).Took);
            }
        }

        Report(own, others);
    }

    private static void Report(List<OpenSample> own, List<double> others)
    {
        List<double> took = own.ConvertAll(static sample => sample.Took);
        var report = new BenchReport("open-at");
        report.AtMost("DailyCam", What, "ms", took, 500);
        report.Note("DailyCam", "of it until the playlist was there", "ms", own.ConvertAll(static sample => sample.Playlist));
        report.Note("DailyCam", "of it until the pictures' bytes were there", "ms", own.ConvertAll(static sample => sample.Media));
        if (others.Count > 0)
        {
            report.Note(Peer, What, "ms", others);
        }

        report.Ratio("DailyCam", What, took, Peer, others, 1.6);
        report.Finish();
    }

    private static Task<OpenSample> OpenAsync(IPage page, bool hls, string url, double at) => page.EvaluateAsync<OpenSample>(BenchScripts.OpenAt, new { hls, url, at });

    /// <summary>Milliseconds since the recording was asked for.</summary>
    private sealed class OpenSample
    {
        public double Took { get; init; }

        public double Playlist { get; init; }

        public double Media { get; init; }
    }
}
