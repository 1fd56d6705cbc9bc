using DailyCam.Core.Cameras;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Reports;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>app-phone, busy-day, million-pages and open-pages: how long a parent waits for a page, and what an open page costs the computer at home.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class AppSpeedBench(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Product = "DailyCam";
    private const string FirstVisit = "a phone that was never here";
    private const string Again = "a phone that knows the page";

    // The figures that issue and README promise, in milliseconds, kilobytes and megabytes.
    private const double HomeMilliseconds = 1500;
    private const double PictureMilliseconds = 2000;
    private const double Kilobytes = 350;
    private const double DayMilliseconds = 300;
    private const double LongestTask = 50;
    private const double PageMilliseconds = 300;
    private const double MegabytesPerPage = 1.5;

    /// <summary>A whole day of sixteen cameras with four weeks of trend is computed anew: as ReportBench.</summary>
    private const double ReportMilliseconds = 3000;

    private const int Incidents = 1000;
    private const int Gaps = 500;
    private const int OpenPages = 20;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static readonly (string Page, string Link, string Ready, double Milliseconds)[] Pages =
    [
        ("the inbox", "incidents", ".inbox[data-state='ready']", PageMilliseconds),
        ("the timeline", "timeline", ".timeline-bar[data-state='ready']", PageMilliseconds),
        ("the day's report", "reports", ".report-page[data-state='ready'], .report-page[data-state='empty']", ReportMilliseconds),
        ("the first page", "", ".home[data-state='ready']", PageMilliseconds),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task App_phone()
    {
        await using var app = await ProductProcess.StartAsync();
        var camera = await app.Api.AddDemoCameraAsync("거실 Living room");
        await app.Api.LiveAsync(camera);
        var report = new BenchReport("app-phone");
        var (homes, pictures, loads) = (new Dictionary<string, List<double>>(StringComparer.Ordinal), new Dictionary<string, List<double>>(StringComparer.Ordinal), new Dictionary<string, List<double>>(StringComparer.Ordinal));
        for (var round = 0; round < BenchSettings.Pick(full: 10, quick: 3); round++)
        {
            await VisitAsync(app, "home", BenchScripts.NoteInteractive, BenchScripts.IsInteractive, homes, loads: null);
            await VisitAsync(app, $"live/{camera}", BenchScripts.NoteFirstPicture, BenchScripts.HasFirstPicture, pictures, loads);
        }

        foreach (var visit in new[] { FirstVisit, Again })
        {
            report.AtMost(Product, $"{visit}: the first page can be used", "ms", homes[visit], HomeMilliseconds);
            report.AtMost(Product, $"{visit}: the first live picture", "ms", pictures[visit], PictureMilliseconds);
            report.AtMost(Product, $"{visit}: all but the film until then", "kB", loads[visit], Kilobytes);
        }

        report.Finish();
    }

    [Fact]
    public async Task Busy_day()
    {
        await using var app = await ProductProcess.StartAsync();
        var (camera, day) = await BusyDayAsync(app);
        await using var window = await browser.OpenAsync(app);
        var (paints, longest, frames) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < BenchSettings.Pick(full: 10, quick: 3); round++)
        {
            await window.GoAsync($"timeline?camera={camera}&date={day:yyyy-MM-dd}");
            paints.Add(await NumberAsync(window, BenchScripts.DayPainted, "the day is painted"));
            await window.Page.EvaluateAsync(BenchScripts.CountPictures);
            await DragAsync(window);
            var drag = await window.Page.EvaluateAsync<double[]>("() => window.counted()");
            longest.Add(drag[0]);
            frames.Add(drag[1]);
        }

        var report = new BenchReport("busy-day");
        report.AtMost(Product, "1,000 incidents and 500 gaps: from the day's data to its picture", "ms", paints, DayMilliseconds);
        report.AtMost(Product, "dragging over it: the longest task of the page", "ms", longest, LongestTask);
        report.Note(Product, "dragging over it: pictures a second", "", frames);
        report.Finish();
    }

    [Fact]
    public async Task Million_pages()
    {
        await using var app = await ProductProcess.StartAsync();
        var count = BenchSettings.Pick(full: 1_000_000, quick: 100_000);
        await using (var context = app.OpenDatabase())
        {
            await YearOfIncidents.FillAsync(context, count, TimeProvider.System.GetUtcNow() - YearOfIncidents.Length);
        }

        await using var window = await browser.OpenAsync(app);
        await window.GoAsync("home");
        var samples = Pages.ToDictionary(static page => page.Page, static _ => new List<double>(), StringComparer.Ordinal);
        for (var round = -1; round < BenchSettings.Pick(full: 20, quick: 5); round++)
        {
            foreach (var (page, link, ready, _) in Pages)
            {
                var took = await window.Page.EvaluateAsync<double>(BenchScripts.OpenByLink, new { link, ready });
                samples[page].AddRange(round < 0 ? [] : [took]);
            }
        }

        var report = new BenchReport("million-pages");
        foreach (var (page, _, _, limit) in Pages)
        {
            report.AtMost(Product, $"{count:#,0} incidents: {page}, from the tap until it is filled", "ms", samples[page], limit);
        }

        report.Finish();
    }

    [Fact]
    public async Task Open_pages()
    {
        await using var app = await ProductProcess.StartAsync();
        var samples = new List<double>();
        var windows = new List<ProductPage>();

        // Once without counting: what every first page of its kind brings into memory stays there.
        await OpenAsync(app, windows, 5);
        await CloseAsync(windows);
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            var before = CpuMeter.Megabytes(app.Id);
            await OpenAsync(app, windows, OpenPages);
            await BenchCameras.WaitAsync(BenchSettings.Settle);
            samples.Add((CpuMeter.Megabytes(app.Id) - before) / OpenPages);
            await CloseAsync(windows);
            await BenchCameras.WaitAsync(BenchSettings.Settle);
        }

        var report = new BenchReport("open-pages");
        report.AtMost(Product, "memory of the server for each of 20 open first pages", "MB", samples, MegabytesPerPage);
        report.Finish();
    }

    /// <summary>The same address twice: in a new window, and again in it, as somebody who was here yesterday.</summary>
    private async Task VisitAsync(ProductProcess app, string path, string note, string ask, Dictionary<string, List<double>> times, Dictionary<string, List<double>>? loads)
    {
        await using var window = await browser.OpenAsync(app, new ViewerSetting("ko", Phone: true));
        await window.Page.AddInitScriptAsync(note);
        var phone = await PhoneTrial.SlowAsync(window);
        foreach (var visit in new[] { FirstVisit, Again })
        {
            await window.Page.GotoAsync("about:blank");
            _ = phone.TakeKilobytes();
            await window.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
            var took = await NumberAsync(window, ask, path);
            times.TryAdd(visit, []);
            times[visit].Add(took);
            if (loads is not null)
            {
                loads.TryAdd(visit, []);
                loads[visit].Add(phone.TakeKilobytes());
            }
        }
    }

    /// <summary>Over the middle of the whole bar and not let go: what plays then is another matter.</summary>
    private static async Task DragAsync(ProductPage window)
    {
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(track.X + (track.Width / 5), track.Y + (track.Height / 5));
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(track.X + (track.Width * 0.8f), track.Y + (track.Height * 0.8f), new() { Steps = 120 });
    }

    private static async Task<double> NumberAsync(ProductPage window, string ask, string what)
    {
        double? number = null;
        await Eventually.Is(async () => (number = await window.Page.EvaluateAsync<double?>(ask)) is not null, Soon, what);
        return number!.Value;
    }

    /// <summary>Yesterday: a recording every other minute and a bit, so that 500 gaps lie between them, and 1,000 incidents.</summary>
    private static async Task<(string Camera, DateOnly Day)> BusyDayAsync(ProductProcess app)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime).AddDays(-1);
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), zone.BaseUtcOffset).ToUniversalTime();
        var step = TimeSpan.FromDays(1) / (Gaps + 1);
        await using var context = app.OpenDatabase();
        var camera = new Camera { Name = "거실 Living room", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = midnight.AddDays(-2) };
        context.Add(camera);
        context.AddRange(Enumerable.Range(0, Gaps + 1).Select(n => AnalysisBench.SegmentOf(camera.Id, midnight + (n * step), seconds: step.TotalSeconds - 40)));
        context.AddRange(Enumerable.Range(0, 1440).Select(minute => AnalysisBench.MinuteOf(camera.Id, midnight.AddMinutes(minute), 60, (byte)(minute % 90), (byte)(minute % 3))));
        context.AddRange(BusyDay.Incidents(camera.Id, midnight, Incidents));
        await context.SaveChangesAsync(Token);
        return (camera.Id.Value, day);
    }

    private async Task OpenAsync(ProductProcess app, List<ProductPage> windows, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var window = await browser.OpenAsync(app);
            windows.Add(window);
            await window.GoAsync("home");
        }
    }

    private static async Task CloseAsync(List<ProductPage> windows)
    {
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }

        windows.Clear();
    }
}
