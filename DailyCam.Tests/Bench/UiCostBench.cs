using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>ui-cost: what open live pages that play cost the computer at home, how soon news is on all of them, and that the film goes past their circuits.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class UiCostBench(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Product = "DailyCam";

    // The usual figures are what a page costs over an empty circuit; these are of the whole page, so they ask for more.
    private const double Megabytes = 2;
    private const double PercentOfCore = 0.1;
    private const double PushMilliseconds = 300;

    /// <summary>Of what a page receives while it plays, at most this goes over its circuit: words, no pictures.</summary>
    private const double CircuitShare = 0.05;

    private const string NoteNews = """
        () => {
          window.graver = null;
          const look = () => { if (window.graver === null && document.querySelector('.recent .severity-danger')) window.graver = Date.now(); };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
          window.news = () => { const at = window.graver; return at; };
          window.forget = () => { window.graver = null; };
        }
        """;

    /// <summary>As many as two cores play beside the server: of fifty, some showed no picture within 20 s.</summary>
    private static readonly int Count = BenchSettings.Pick(full: 20, quick: 15);
    private static readonly int Idle = BenchSettings.Pick(full: 50, quick: 15);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly List<ProductPage> windows = [];
    private long circuitBytes;
    private long filmBytes;

    [Fact]
    public async Task Ui_cost()
    {
        using var folder = new TemporaryFolder();
        var clip = await MediaClips.MakeAsync(folder.File("clip.mp4"), seconds: 20, fps: 5, audio: false);
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Live__MaxFastLaneViewers"] = "100" });
        var camera = await app.Api.AddFileCameraAsync("Camera", clip, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        var incident = await PlantAsync(app, camera);
        await OpenAsync(app, camera, 5);
        await CloseAsync();
        var circuits = await CircuitsAsync(app);
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        var (lane, before) = (await LaneAsync(app, camera), CpuMeter.Megabytes(app.Id));
        await OpenAsync(app, camera, Count);
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        (circuitBytes, filmBytes) = (0, 0);
        var used = await CpuMeter.MeasureAsync(BenchSettings.Window, app.Id);
        var (circuit, film) = (Interlocked.Read(ref circuitBytes), Interlocked.Read(ref filmBytes));
        var memory = (CpuMeter.Megabytes(app.Id) - before) / Count;
        var pushes = await PushAsync(app, incident);
        await CloseAsync();

        var report = new BenchReport("ui-cost");
        var who = string.Create(CultureInfo.InvariantCulture, $"{Count} open live pages that play");
        report.AtMost(Product, $"{who}: memory of the server for one", "MB", [memory], Megabytes);
        report.AtMost(Product, $"{Idle} open live pages of a camera that is off: CPU for one", "% of a core", [circuits], PercentOfCore);
        report.Note(Product, $"{who}, beside a browser that takes the rest of the computer: CPU for one, without its film", "% of a core", [(used - lane) / BenchSettings.Window.TotalSeconds / Count * 100]);
        report.AtMost(Product, $"{who}: from a parent's judgement until it is on the screen of one, median", "ms", pushes, PushMilliseconds);
        report.Note(Product, $"{who}: the same, p95", "ms", [BenchRow.QuantileOf(pushes, 0.95)]);
        report.AtMost(Product, "of what a playing page receives, over its circuit", "", [(double)circuit / (circuit + film)], CircuitShare);
        report.Note(Product, "a playing page's circuit, a minute", "kB", [circuit / 1000.0 / BenchSettings.Window.TotalMinutes]);
        report.Finish();
    }

    /// <summary>What recording and the same film for as many viewers cost without any page: that is viewers-live's matter.</summary>
    private static async Task<double> LaneAsync(ProductProcess app, string camera)
    {
        await using var viewers = new FastLaneCrowd(new UriBuilder(app.Address) { Scheme = "ws", Path = $"/api/v1/cameras/{camera}/live/fast" }.Uri, app.Api.Token!);
        viewers.Add(Count, stalled: 0);
        await Eventually.Is(() => viewers.Watching == Count, Soon, "as many viewers watch");
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        return await CpuMeter.MeasureAsync(BenchSettings.Window, app.Id);
    }

    /// <summary>Percent of a core for one page that is open and has nothing to draw: its circuit alone.</summary>
    private async Task<double> CircuitsAsync(ProductProcess app)
    {
        var off = await app.Api.AddDemoCameraAsync("Off", new { isOn = false });
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        var none = await CpuMeter.MeasureAsync(BenchSettings.Window, app.Id);
        for (var n = 0; n < Idle; n++)
        {
            var window = await browser.OpenAsync(app);
            windows.Add(window);
            await window.GoAsync($"live/{off}");
        }

        await BenchCameras.WaitAsync(BenchSettings.Settle);
        var used = await CpuMeter.MeasureAsync(BenchSettings.Window, app.Id);
        await CloseAsync();
        return (used - none) / BenchSettings.Window.TotalSeconds / Idle * 100;
    }

    /// <summary>A caution, which judging makes a danger: that is seen.</summary>
    private static async Task<string> PlantAsync(ProductProcess app, string camera)
    {
        var at = TimeProvider.System.GetUtcNow();
        var incident = new Incident { CameraId = new CameraId(camera), StartAt = at, EvidenceAt = at, EndAt = at, Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 1, ZoneName = "Stove" };
        await using var context = app.OpenDatabase();
        context.Incidents.Add(incident);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return incident.Id.Value;
    }

    private async Task OpenAsync(ProductProcess app, string camera, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var window = await browser.OpenAsync(app);
            if (n == 0)
            {
                Listen(window);
            }

            windows.Add(window);
            await window.GoAsync($"live/{camera}");
            await window.Page.EvaluateAsync(NoteNews);
        }

        foreach (var window in windows)
        {
            await window.PlayingAsync();
        }
    }

    private void Listen(ProductPage window) => window.Page.WebSocket += (_, socket) =>
        socket.FrameReceived += (_, frame) =>
        {
            var length = frame.Binary?.Length ?? frame.Text?.Length ?? 0;
            if (socket.Url.Contains("/_blazor", StringComparison.Ordinal))
            {
                Interlocked.Add(ref circuitBytes, length);
            }
            else
            {
                Interlocked.Add(ref filmBytes, length);
            }
        };

    /// <summary>Milliseconds from the judgement's being sent until each page shows it.</summary>
    private async Task<IReadOnlyCollection<double>> PushAsync(ProductProcess app, string incident)
    {
        var took = new List<double>();
        for (var round = 0; round < BenchSettings.Pick(full: 5, quick: 2); round++)
        {
            var sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            await app.Api.PostAsync($"incidents/{incident}/review", new { state = "confirmed", severity = "danger" });
            foreach (var window in windows)
            {
                double? shown = null;
                await Eventually.Is(async () => (shown = await window.Page.EvaluateAsync<double?>("() => window.news()")) is not null, Soon, "the page shows the danger");
                took.Add(shown!.Value - sent);
            }

            await app.Api.PostAsync($"incidents/{incident}/review", new { state = "new", severity = "caution" });
            foreach (var window in windows)
            {
                await Eventually.Is(async () => await window.Page.Locator(".recent .severity-danger").CountAsync() == 0, Soon, "the page shows the caution again");
                await window.Page.EvaluateAsync("() => window.forget()");
            }

            await BenchCameras.WaitAsync(TimeSpan.FromSeconds(2));
        }

        return took;
    }

    private async Task CloseAsync()
    {
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }

        windows.Clear();
    }
}
