using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>A day with 1,000 incidents and 500 gaps under fingers, wheel and keys, in Chromium; and the calendar that leads to it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class TimelinePageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    /// <summary>Milliseconds. What is wanted is 50, which a machine that does other things at the same time cannot promise; what is measured is written down.</summary>
    private const double LongestTask = 200;

    /// <summary>Seconds of a camera that are enough to play.</summary>
    private const double Recorded = 10;

    /// <summary>Milliseconds: each picture tells its second four times a second.</summary>
    private const double InStep = 600;

    private const string Apart = "() => Math.abs(Date.parse(document.querySelector('.timeline-bar').dataset.playing) - Date.parse(document.querySelector('.timeline-beside').dataset.playing))";

    /// <summary>How many pixels of the bar have exactly this colour of the theme; loudness and sleep have one each that nothing else is painted in.</summary>
    private const string PixelsOf = """
        name => {
          const canvas = document.querySelector('.timeline-track > canvas');
          const probe = new OffscreenCanvas(1, 1).getContext('2d');
          probe.fillStyle = getComputedStyle(canvas).getPropertyValue(name).trim();
          probe.fillRect(0, 0, 1, 1);
          const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at] === r && data[at + 1] === g && data[at + 2] === b && data[at + 3] === 255) count++;
          return count;
        }
        """;

    private const string WatchTasks = """
        () => {
          window.longest = 0;
          new PerformanceObserver(list => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: 'longtask' });
        }
        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly LocatorAssertionsToHaveAttributeOptions Attribute = new() { Timeout = Patience };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_full_of_incidents_and_gaps_is_zoomed_dragged_and_left_by_the_calendar()
    {
        var product = await fixture.CleanAsync();
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실 창가 Living room", new { isOn = false }));
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(await window.Page.EvaluateAsync<string>("() => Intl.DateTimeFormat().resolvedOptions().timeZone"));
            var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime).AddDays(-1);
            await PlantAsync(product, camera, date, zone);
            await window.GoAsync(string.Create(CultureInfo.InvariantCulture, $"timeline?camera={camera}&date={date:yyyy-MM-dd}"));
            await Assertions.Expect(window.Page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-state", "ready", Attribute);
            await Assertions.Expect(window.Page.Locator(".timeline-mark[data-count]").First).ToBeVisibleAsync(new() { Timeout = Patience });
            await window.AssertNoSidewaysScrollAsync();
            await ShowsStripsAsync(window);
            await window.ScreenshotAsync("timeline-full-day");
            Assert.Empty(await window.AxeFindingsAsync());
            await DragsAsync(window);
            await ZoomsAsync(window);
            await LeavesAsync(window, date);

            // The day is rows alone: the page is told that there is no video behind its seconds.
            window.AssertNoComplaints("404: ", "status of 404");
        }
    }

    [Fact]
    public async Task Another_cameras_picture_plays_along_at_the_same_second()
    {
        var product = await fixture.CleanAsync();
        string[] cameras = [await product.Api.AddDemoCameraAsync("거실"), await product.Api.AddDemoCameraAsync("아이 방 Nursery")];
        foreach (var camera in cameras)
        {
            await Eventually.Is(async () => await RecordedAsync(product, camera) > Recorded, Soon, "ten seconds are recorded");
        }

        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko"));
        await window.GoAsync($"timeline?camera={cameras[0]}");
        await window.Page.Locator($"a.chip[href*='beside={cameras[1]}']").ClickAsync(new() { Timeout = Patience });
        await window.Page.Locator(".timeline-beside").WaitForAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-state", "ready", Attribute);

        // The first second of one camera, at which the other may not have begun: it then waits for the first to come.
        await window.Page.Locator(".timeline-track").PressAsync("Home");
        await window.PlayingAsync(".timeline-beside video");
        await Eventually.Is(async () => await window.Page.EvaluateAsync<double>(Apart) < InStep, Soon, "both show the same second");
        await window.ScreenshotAsync("timeline-beside");
        await window.Page.Locator("[data-part=play]").ClickAsync();
        await Eventually.Is(async () => (await window.VideoAsync(".timeline-beside video"))!.Paused, Soon, "both stand still");
        window.AssertNoComplaints();
    }

    /// <summary>Loudness and sleep stand on the bar, in its legend, in the slider's words and in the list beside it.</summary>
    private static async Task ShowsStripsAsync(ProductPage window)
    {
        var bar = window.Page.Locator(".timeline-bar");
        await Assertions.Expect(bar).ToHaveAttributeAsync("data-sound", "measured", Attribute);
        await Assertions.Expect(bar).ToHaveAttributeAsync("data-sleep", "seen", Attribute);
        await Assertions.Expect(window.Page.Locator(".timeline-when-heard")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-when-asleep")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-when-unheard")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-sleep=Model] .cited-list li")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("p[data-loudness]")).ToContainTextAsync("dB", new() { Timeout = Patience });
        Assert.InRange(await window.Page.EvaluateAsync<int>(PixelsOf, "--dc-text"), 100, int.MaxValue);
        Assert.InRange(await window.Page.EvaluateAsync<int>(PixelsOf, "--dc-muted"), 100, int.MaxValue);
    }

    private static async Task<double> RecordedAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}/recordings")).GetProperty("stretches").EnumerateArray()
        .Sum(static stretch => (stretch.GetProperty("endAt").GetDateTimeOffset() - stretch.GetProperty("startAt").GetDateTimeOffset()).TotalSeconds);

    /// <summary>Carries the cursor over the whole bar and says why there is nothing to see in a gap.</summary>
    private static async Task DragsAsync(ProductPage window)
    {
        await window.Page.EvaluateAsync(WatchTasks);
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        var (x, y) = (track.X + (track.Width / 5), track.Y + (track.Height / 5));
        await window.Page.Mouse.MoveAsync(x, y);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(track.X + (track.Width * 0.8f), track.Y + (track.Height * 0.8f), new() { Steps = 60 });
        await Assertions.Expect(window.Page.Locator(".timeline-preview")).ToBeVisibleAsync(new() { Timeout = Patience });
        var longest = await window.Page.EvaluateAsync<double>("() => window.longest");
        await window.ScreenshotAsync("timeline-dragged");
        await window.Page.Mouse.UpAsync();
        await window.Page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(window.Page.Locator(".timeline-preview")).ToBeHiddenAsync(new() { Timeout = Patience });
        var painted = await window.Page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('timeline-painted')[0].startTime - performance.getEntriesByType('resource').find(e => e.name.includes('api/v1/timeline?')).responseEnd");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: {window.Viewer}: painted {painted:0} ms after its data, longest task while dragging {longest:0} ms"));
        Assert.InRange(longest, 0, LongestTask);
        Assert.InRange(painted, 0, 300);
    }

    /// <summary>By button, by wheel (on a phone by two fingers) and by key; a mark of several opens into marks of fewer, and those into single ones.</summary>
    private static async Task ZoomsAsync(ProductPage window)
    {
        ILocator Step(string name) => window.Page.Locator($"[data-step={name}]");
        await Step("hour").ClickAsync();
        await Assertions.Expect(Step("hour")).ToHaveAttributeAsync("aria-pressed", "true", Attribute);
        await window.ScreenshotAsync("timeline-hour");
        await (window.Viewer.Phone ? PinchAsync(window) : WheelAsync(window));
        await Assertions.Expect(Step("hour")).ToHaveAttributeAsync("aria-pressed", "false", Attribute);
        for (var key = 0; key < 3; key++)
        {
            await window.Page.Locator(".timeline-track").PressAsync("-");
        }

        await Assertions.Expect(Step("day")).ToHaveAttributeAsync("aria-pressed", "true", Attribute);
        await window.Page.Locator(".timeline-mark[data-count]").First.ClickAsync();
        await Assertions.Expect(Step("day")).ToHaveAttributeAsync("aria-pressed", "false", Attribute);
        await window.Page.Locator(".timeline-mark[data-count]").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator(".timeline-mark[data-incident]").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static async Task WheelAsync(ProductPage window)
    {
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(track.X + (track.Width / 2), track.Y + (track.Height / 2));
        await window.Page.Mouse.WheelAsync(0, -300);
    }

    /// <summary>Two fingers that go apart; the page itself must not be made larger by them.</summary>
    private static async Task PinchAsync(ProductPage window)
    {
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        var touch = await window.Page.Context.NewCDPSessionAsync(window.Page);
        Task TouchAsync(string type, params float[] places) => touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = type,
            ["touchPoints"] = places.Select((place, id) => new Dictionary<string, object>(StringComparer.Ordinal) { ["x"] = track.X + place, ["y"] = track.Y + track.Height - 15, ["id"] = id }).ToArray(),
        });
        await TouchAsync("touchStart", 150);
        await TouchAsync("touchStart", 150, 200);
        for (var step = 1; step <= 10; step++)
        {
            await TouchAsync("touchMove", 150 - (step * 5), 200 + (step * 5));
        }

        await TouchAsync("touchEnd");
        await touch.DetachAsync();
        Assert.Equal(1, await window.Page.EvaluateAsync<double>("() => window.visualViewport.scale"));
    }

    /// <summary>Opens the calendar by key, walks a week back over whatever month that is, and opens that day.</summary>
    private static async Task LeavesAsync(ProductPage window, DateOnly date)
    {
        var button = window.Page.Locator(".calendar [data-part=open]");
        await button.PressAsync("Enter");
        var day = window.Page.Locator(string.Create(CultureInfo.InvariantCulture, $".calendar a[data-date='{date:yyyy-MM-dd}']"));
        await Assertions.Expect(day).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("has-footage.*has-unreviewed severity-accident"), new() { Timeout = Patience });
        await window.ScreenshotAsync("timeline-calendar");
        Assert.Empty(await window.AxeFindingsAsync());
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(day).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(button).ToBeFocusedAsync(new() { Timeout = Patience });
        await button.PressAsync("Enter");
        await day.FocusAsync(new() { Timeout = Patience });
        var before = date;
        for (var week = 0; week < 5; week++)
        {
            before = before.AddDays(-7);
            await window.Page.Keyboard.PressAsync("ArrowUp");
            await Assertions.Expect(window.Page.Locator(string.Create(CultureInfo.InvariantCulture, $".calendar a[data-date='{before:yyyy-MM-dd}']"))).ToBeFocusedAsync(new() { Timeout = Patience });
        }

        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync(url => url.Contains(string.Create(CultureInfo.InvariantCulture, $"date={before:yyyy-MM-dd}"), StringComparison.Ordinal), new() { Timeout = Patience });
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "false", Attribute);
    }

    /// <summary>A night that gets louder towards the morning, a loud afternoon with a quarter of an hour of tumult, and four hours that were not measured.</summary>
    private static byte LoudnessOf(int minute) => minute switch
    {
        >= 600 and < 840 => 0,
        >= 900 and < 915 => 190,
        < 420 => (byte)(70 + (minute / 20) + (minute % 7)),
        _ => (byte)(100 + (minute * 11 % 50)),
    };

    private static SegmentAnalysis Asleep(Core.Archive.ArchiveSegment segment) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Vertex, PromptVersion = "segment-1",
        State = AnalysisState.Analysed, QueuedAt = segment.EndAt, FinishedAt = segment.EndAt, ShownFps = 1, ShownSeconds = 600,
        Findings = new SegmentFindings
        {
            Summary = new Bilingual("아이가 자고 있어요.", "The child is asleep."),
            Observations = [Reports.ReportDay.Doing(ChildActivity.Sleeping, 0, (segment.EndAt - segment.StartAt).TotalSeconds)],
        },
    };

    /// <summary>Rows alone, once: 500 recordings with a gap after each, 1,000 incidents, and how much each minute moved.</summary>
    private static async Task PlantAsync(ProductProcess product, CameraId camera, DateOnly date, TimeZoneInfo zone)
    {
        var day = Core.Timeline.DayWindow.Of(date, zone);
        var step = day.Length / 500;
        await using var context = product.OpenDatabase();
        if (context.Incidents.Any(incident => incident.CameraId == camera))
        {
            return;
        }

        context.AddRange(Enumerable.Range(0, 500).Select(n => AnalysisBench.SegmentOf(camera, day.FromAt + (step * n), step.TotalSeconds * 0.8)));
        context.AddRange(Enumerable.Range(0, 1440).Select(n => AnalysisBench.MinuteOf(camera, day.FromAt.AddMinutes(n), 60, (byte)(n * 7 % 200), (byte)(n % 3), LoudnessOf(n))));
        context.AddRange(Enumerable.Range(30, 60).Select(n => Asleep(AnalysisBench.SegmentOf(camera, day.FromAt + (step * n), step.TotalSeconds * 0.8))));
        context.AddRange(Enumerable.Range(0, 1000).Select(n => new Incident
        {
            CameraId = camera, StartAt = day.FromAt + (step * n / 2), EvidenceAt = day.FromAt + (step * n / 2), EndAt = day.FromAt + (step * n / 2) + TimeSpan.FromSeconds(8),
            Severity = (Severity)(n % 97 == 0 ? 1 : 2 + (n % 3)), Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = "난로",
        }));
        await context.SaveChangesAsync(Token);
    }
}
