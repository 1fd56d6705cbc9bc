using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>live-latency and first-picture: from the camera's pen to the eye, in the product's real page and in plain HLS.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class LiveBench(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Product = "DailyCam's page";
    private const string FromLens = "from lens to page";
    private const string Opened = "first picture after opening the page";

    private static readonly TimeSpan PictureLimit = TimeSpan.FromSeconds(30);

    private readonly List<double> own = [];
    private readonly List<double> plain = [];

    [Fact]
    public async Task Live_latency()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync();
        var camera = await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        using var folder = new TemporaryFolder();
        await using var ffmpeg = Peers.PlainLive(lab.Main, folder.Path);
        await using var nginx = await PlainAsync(folder);
        var stalls = new List<double>();
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            await using (var page = await browser.OpenAsync(app))
            {
                await page.GoAsync($"live/{camera}");
                await page.PlayingAsync();
                var sample = await LatencyAsync(page.Page);
                own.AddRange(sample.Latencies);
                stalls.Add(sample.Stalls);
            }

            plain.AddRange(nginx is null ? [] : (await PlainLatencyAsync(nginx)).Latencies);
        }

        var report = new BenchReport("live-latency");
        report.AtMost(Product, $"{FromLens}, p95", "s", own, 0.5, BenchRow.QuantileOf(own, 0.95));
        report.AtMost(Product, "stalls of more than a second", "", stalls, 0, stalls.Max());
        Compare(report, FromLens, "s", 0.5);
        report.Note(Product, "memory of the whole app with one camera", "MB", [CpuMeter.Megabytes(app.Id)]);
        report.NotCompared("the first DailyCam's command", "its 65 s need minutes to settle");
        report.Finish();
    }

    [Fact]
    public async Task First_picture()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync();
        var camera = await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        using var folder = new TemporaryFolder();
        await using var ffmpeg = Peers.PlainLive(lab.Main, folder.Path);
        await using var nginx = await PlainAsync(folder);
        for (var open = 0; open < BenchSettings.Pick(full: 20, quick: 5); open++)
        {
            await using (var page = await browser.OpenAsync(app))
            {
                await page.Page.AddInitScriptAsync(BenchScripts.NoteFirstPicture);
                await page.Page.GotoAsync($"live/{camera}");
                own.Add(await FirstPictureAsync(page.Page));
            }

            if (nginx is not null)
            {
                var page = await browser.OpenPlainAsync(nginx.Address, BenchScripts.NoteFirstPicture);
                await page.GotoAsync(string.Empty);
                plain.Add(await FirstPictureAsync(page));
                await page.CloseAsync();
            }
        }

        var report = new BenchReport("first-picture");
        report.AtMost(Product, Opened, "ms", own, 1500);
        report.Note(Product, $"{Opened}, p95", "ms", [BenchRow.QuantileOf(own, 0.95)]);
        Compare(report, Opened, "ms", ratio: null);
        report.Finish();
    }

    private static async Task<StaticServer?> PlainAsync(TemporaryFolder folder)
    {
        await Eventually.Is(() => File.Exists(folder.File("live.m3u8")), PictureLimit, "FFmpeg's own HLS begins");
        return await StaticServer.StartAsync(folder.Path);
    }

    private static async Task<LatencySample> LatencyAsync(IPage page)
    {
        await Task.Delay(BenchSettings.Settle, TimeProvider.System, TestContext.Current.CancellationToken);
        return await page.EvaluateAsync<LatencySample>(BenchScripts.Latency, BenchSettings.Window.TotalSeconds);
    }

    private static async Task<double> FirstPictureAsync(IPage page)
    {
        double? at = null;
        await Eventually.Is(async () => (at = await page.EvaluateAsync<double?>(BenchScripts.HasFirstPicture)) is not null, PictureLimit, "the first picture");
        return at!.Value;
    }

    private async Task<LatencySample> PlainLatencyAsync(StaticServer nginx)
    {
        var page = await browser.OpenPlainAsync(nginx.Address, BenchScripts.NoteFirstPicture);
        await page.GotoAsync(string.Empty);
        await FirstPictureAsync(page);
        var sample = await LatencyAsync(page);
        await page.CloseAsync();
        return sample;
    }

    private void Compare(BenchReport report, string what, string unit, double? ratio)
    {
        if (plain.Count > 0)
        {
            report.Note(Peers.PlainHls, what, unit, plain);
        }

        if (ratio is { } limit)
        {
            report.Ratio(Product, what, own, Peers.PlainHls, plain, limit);
        }
    }
}
