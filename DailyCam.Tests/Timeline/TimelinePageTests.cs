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
            await ChoosesAStretchAsync(window);
            await LeavesAsync(window, date);

            // The day is rows alone: the page is told that there is no video behind its seconds.
            window.AssertNoComplaints("404: ", "status of 404", "status of 400");
        }
    }

    [Fact]
    public async Task What_is_awaited_for_long_has_calm_blocks_in_its_place_and_what_comes_at_once_has_none()
    {
        var product = await fixture.CleanAsync();
        await product.Api.AddDemoCameraAsync("거실 창가 Living room", new { isOn = false });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            foreach (var (path, blocks, there) in new[] { ("timeline", ".skeleton-day", ".timeline-bar[data-state=ready]"), ("reports", ".skeleton-cards", ".report-page[data-state=ready]") })
            {
                await using var window = await fixture.Browser.OpenAsync(product, viewer);
                // Both need to know where the viewer's clock is: who tells them lets them wait.
                var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await window.Page.RouteAsync("**/shell/viewer*.mjs", async route =>
                {
                    await held.Task;
                    await route.ContinueAsync();
                });
                await window.GoAsync(path);
                var skeleton = window.Page.Locator(blocks).First;
                await Assertions.Expect(skeleton).ToHaveAttributeAsync("aria-busy", "true", Attribute);
                Assert.Equal(300, await skeleton.EvaluateAsync<double>("e => e.getAnimations()[0].effect.getTiming().delay"));
                await Eventually.Is(() => skeleton.EvaluateAsync<bool>("e => Number(getComputedStyle(e).opacity) > 0.5 && e.getAnimations()[0].effect.getComputedTiming().progress === 1"), Soon, "they are to be seen");
                await window.AssertNoSidewaysScrollAsync();
                Assert.Empty(await window.AxeFindingsAsync());
                await window.ScreenshotAsync($"{path}-awaited");
                await window.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
                Assert.Equal("skeleton-appear", await skeleton.EvaluateAsync<string>("e => getComputedStyle(e).animationName"));
                held.SetResult();
                await Assertions.Expect(window.Page.Locator(there)).ToBeVisibleAsync(new() { Timeout = Patience });
                await Assertions.Expect(window.Page.Locator("main .skeleton")).ToHaveCountAsync(0, new() { Timeout = Patience });
                window.AssertNoComplaints();
            }
        }
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
        await (window.Viewer.Phone ? BarGestures.PinchAsync(window) : BarGestures.WheelAsync(window));
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

    /// <summary>Two handles, drawn by the mouse or a finger; Esc ends it and the keyboard is where it was before.</summary>
    private static async Task ChoosesAStretchAsync(ProductPage window)
    {
        var open = window.Page.Locator("[data-part=rangeOpen]");
        await open.ClickAsync();
        var end = window.Page.Locator("[data-part=rangeTo]");
        await Assertions.Expect(end).ToBeVisibleAsync(new() { Timeout = Patience });
        var before = double.Parse((await end.GetAttributeAsync("aria-valuenow"))!, CultureInfo.InvariantCulture);
        await (window.Viewer.Phone ? BarGestures.DrawAsync(window, end, 60, 0) : BarGestures.DrawAsync(window, end, 0, -60));
        await Eventually.Is(async () => double.Parse((await end.GetAttributeAsync("aria-valuenow"))!, CultureInfo.InvariantCulture) >= before + 5_000, Soon, "the end went with it");
        await Assertions.Expect(window.Page.Locator(".timeline-range [role=status]")).Not.ToBeEmptyAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("timeline-range-drawn");
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(end).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(open).ToBeFocusedAsync(new() { Timeout = Patience });
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
