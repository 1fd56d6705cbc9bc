using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>What a parent does with the live picture of one camera beside watching it, in Chromium on a real product.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LiveToolsTests(LiveToolsFixture fixture) : IClassFixture<LiveToolsFixture>
{
    private const string Host = ".dcp";

    /// <summary>Where the picture stands in the player: its four sides, in shares of the player's.</summary>
    private const string Sides = """
        () => {
          const stage = document.querySelector('.dcp').getBoundingClientRect(), video = document.querySelector('.dcp video').getBoundingClientRect();
          return [(video.left - stage.left) / stage.width, (video.top - stage.top) / stage.height, (video.right - stage.left) / stage.width, (video.bottom - stage.top) / stage.height];
        }
        """;

    /// <summary>On a machine that also builds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_picture_is_enlarged_by_wheel_keys_button_and_double_click_and_never_leaves_its_frame()
    {
        await using var window = await OpenAsync(new ViewerSetting());
        var page = window.Page;
        await LiveBoxes.AreSeenAsync(window);
        var box = (await page.Locator(Host).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.75f), box.Y + (box.Height * 0.5f));
        for (var notch = 0; notch < 6; notch++)
        {
            await page.Mouse.WheelAsync(0, -100);
        }

        await Eventually.Is(async () => await WidthAsync(page) > 2, Limit, "the wheel enlarges");
        await AssertFilledAsync(page);
        var before = await page.EvaluateAsync<double[]>(Sides);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.95f), box.Y + (box.Height * 0.6f), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        var after = await page.EvaluateAsync<double[]>(Sides);
        Assert.InRange(after[0] - before[0], 0.15, 0.25);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 2000, box.Y + 2000, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await AssertFilledAsync(page);
        Assert.Equal("live", await page.Locator(Host).GetAttributeAsync("data-state"));
        await window.ScreenshotAsync("live-zoom");

        await page.Keyboard.PressAsync("0");
        await Eventually.Is(async () => await WidthAsync(page) == 1, Limit, "0 shows the whole picture");
        await page.Keyboard.PressAsync("+");
        await Eventually.Is(async () => Math.Abs(await WidthAsync(page) - 1.5) < 0.01, Limit, "+ enlarges");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Eventually.Is(async () => Math.Abs((await page.EvaluateAsync<double[]>(Sides))[2] - 1.05) < 0.01, Limit, "the arrows move it");
        await page.Keyboard.PressAsync("-");
        await Eventually.Is(async () => await WidthAsync(page) == 1, Limit, "- takes it back");
        await page.Locator("[data-tool=zoom]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-tool=zoom]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Mouse.DblClickAsync(box.X + 100, box.Y + 100);
        await Assertions.Expect(page.Locator("[data-tool=zoom]")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.False(await page.EvaluateAsync<bool>("() => document.fullscreenElement !== null"));
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task Two_fingers_enlarge_what_is_between_them_and_the_zones_go_with_the_picture()
    {
        await using var window = await OpenAsync(new ViewerSetting("ko", Dark: true, Phone: true));
        var page = window.Page;
        await page.Locator(".dcp-more").TapAsync();
        await page.Locator("[data-tool=zones]").WaitForAsync();
        await AssertTargetsAsync(page);
        await window.ScreenshotAsync("live-tools");
        await page.Locator("[data-tool=zones]").TapAsync();
        await Assertions.Expect(page.Locator(".dcp-zones polygon")).ToHaveCountAsync(2);
        await LiveBoxes.AreSeenAsync(window);
        await page.Locator(".dcp-more").TapAsync();
        await window.ScreenshotAsync("live-zones");
        var box = (await page.Locator(Host).BoundingBoxAsync())!;
        var touch = await page.Context.NewCDPSessionAsync(page);
        await PinchAsync(touch, box, 0.10, 0.25);
        var sides = await page.EvaluateAsync<double[]>(Sides);
        Assert.InRange(sides[2] - sides[0], 2.2, 2.8);
        await AssertFilledAsync(page);
        var drawn = await page.EvaluateAsync<double[]>("() => { const v = document.querySelector('.dcp video').getBoundingClientRect(), z = document.querySelector('.dcp-zones').getBoundingClientRect(); return [v.left - z.left, v.width - z.width, v.top - z.top]; }");
        Assert.All(drawn, static difference => Assert.InRange(difference, -1, 1));
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("live-zones-near");
        Assert.Empty(await window.AxeFindingsAsync());
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task A_clip_of_now_is_recorded_made_and_linked_and_begins_before_the_press()
    {
        await using var window = await OpenAsync(new ViewerSetting());
        var page = window.Page;
        await Eventually.Is(async () => await RecordedSecondsAsync() > 12, Limit, "some seconds are recorded");
        var pressedAt = DateTimeOffset.Parse((await page.Locator(Host).GetAttributeAsync("data-playing-date"))!, CultureInfo.InvariantCulture);
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator(".dcp-note")).ToContainTextAsync("from 10 seconds before you pressed");
        await Assertions.Expect(page.Locator("[data-tool=clip]")).ToHaveAttributeAsync("aria-pressed", "true");
        await window.ScreenshotAsync("live-clip");
        await page.Keyboard.PressAsync("c"); // Ends it here: ten seconds and a little.
        var link = page.Locator(".dcp-note a");
        await Assertions.Expect(page.Locator(".dcp-note")).ToContainTextAsync("is ready", new() { Timeout = (float)Limit.TotalMilliseconds });
        await Assertions.Expect(page.Locator("[data-tool=clip]")).ToHaveAttributeAsync("aria-pressed", "false");
        await using var database = fixture.Product.OpenDatabase();
        var export = Assert.Single(database.Exports);
        Assert.InRange((pressedAt - export.FromAt).TotalSeconds, 9, 11);
        Assert.InRange((export.ToAt - export.FromAt).TotalSeconds, 10, 14);
        Assert.True(export.SizeBytes > 10_000, $"the clip has {export.SizeBytes} bytes");
        await link.ClickAsync();
        await page.Locator($"[data-clip='{export.Id}'][data-state=Done]").WaitForAsync();
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task The_night_screen_is_black_follows_the_sound_and_becomes_bright_when_the_picture_is_lost()
    {
        await using var window = await OpenAsync(new ViewerSetting("ko", Dark: true, Phone: true));
        var page = window.Page;
        await page.Keyboard.PressAsync("n");
        var night = page.Locator(".dcp-night[open]");
        await Assertions.Expect(night).ToHaveAttributeAsync("data-night", "watching");
        await Eventually.Is(() => page.EvaluateAsync<bool>("() => Number(document.querySelector('.dcp-night').style.getPropertyValue('--dcp-level')) > 0.3"), Limit, "the ring opens with the camera's tone");
        Assert.Equal("rgb(0, 0, 0)", await night.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor"));
        await Assertions.Expect(night).ToContainTextAsync("실시간 영상이 오고 있어요");
        await Assertions.Expect(night).ToContainTextAsync("이 기기의 소리는 꺼져 있어요");
        Assert.Empty(await window.AxeFindingsAsync());
        await window.ScreenshotAsync("live-night");

        // Muted from a small window, say: what is measured then is silence, and must not pass for the room's.
        await page.EvaluateAsync("() => document.querySelector('.dcp video').muted = true");
        await Assertions.Expect(night).ToContainTextAsync("지금은 소리 크기를 잴 수 없어요");
        await Assertions.Expect(night.Locator(".dcp-ring")).ToBeHiddenAsync();
        await window.ScreenshotAsync("live-night-muted");
        await page.EvaluateAsync("() => document.querySelector('.dcp video').muted = false");
        await Assertions.Expect(night.Locator(".dcp-ring")).ToBeVisibleAsync();
        Assert.Equal(204, await page.EvaluateAsync<int>("async () => (await (await import('./shell/api.mjs')).apiFetch('api/v1/session', { method: 'DELETE' })).status")); // The session ends in the middle of the night.
        await Assertions.Expect(night).ToHaveAttributeAsync("data-night", "lost", new() { Timeout = (float)Limit.TotalMilliseconds });
        Assert.Equal("rgb(255, 255, 255)", await night.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor"));
        await Assertions.Expect(night).ToContainTextAsync("지금 실시간 영상을 볼 수 없어요. 로그아웃됐어요.");
        await Assertions.Expect(page.Locator(".dcp-ring")).ToBeHiddenAsync();
        await window.ScreenshotAsync("live-night-lost");
        await page.Touchscreen.TapAsync(200, 700);
        await Assertions.Expect(page.Locator(".dcp-night")).ToBeHiddenAsync();
        Assert.True(await page.Locator(".dcp video").EvaluateAsync<bool>("video => video.muted"));
    }

    [Fact]
    public async Task The_screen_stays_on_while_the_picture_plays_and_not_while_it_is_paused()
    {
        await using var window = await OpenAsync(new ViewerSetting(), """
            Object.defineProperty(window, 'locks', { value: 0, writable: true });
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { window.locks++; const lock = new EventTarget(); lock.release = async () => { window.locks--; }; return lock; } } });
            """);
        await Eventually.Is(() => window.Page.EvaluateAsync<bool>("() => window.locks === 1"), Limit, "the screen is held");
        await window.Page.Keyboard.PressAsync("Space");
        await Eventually.Is(() => window.Page.EvaluateAsync<bool>("() => window.locks === 0"), Limit, "a paused picture lets it go");
        await window.Page.Keyboard.PressAsync("l");
        await Eventually.Is(() => window.Page.EvaluateAsync<bool>("() => window.locks === 1"), Limit, "a live one holds it again");
        await window.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); document.dispatchEvent(new Event('visibilitychange')); }");
        await Eventually.Is(() => window.Page.EvaluateAsync<bool>("() => window.locks === 0"), Limit, "a hidden page lets it go");
    }

    [Fact]
    public async Task The_grid_stands_still_where_nothing_moves_and_plays_what_moves_or_is_tapped()
    {
        foreach (var viewer in new[] { new ViewerSetting(), new ViewerSetting("ko", Dark: true, Phone: true) })
        {
            await using var window = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            var page = window.Page;
            await window.GoAsync("live");
            var (moving, quiet) = (page.Locator($"[data-tile='{fixture.Camera}']"), page.Locator($"[data-tile='{fixture.Quiet}']"));
            var (word, play) = (page.Locator($"[data-tile-tools='{fixture.Quiet}'] .tile-word"), page.Locator($"[data-tile-tools='{fixture.Quiet}'] button"));
            await window.PlayingAsync($"[data-tile='{fixture.Camera}'] video");
            await Assertions.Expect(page.Locator($"[data-tile-tools='{fixture.Camera}'] .tile-word")).ToHaveTextAsync(viewer.Language == "ko" ? "실시간: 움직임이 있어요" : "Live: something moves");
            await Assertions.Expect(word).ToContainTextAsync(viewer.Language == "ko" ? "정지 화면, " : "Still picture, ");
            await Eventually.Is(() => quiet.Locator("img").EvaluateAsync<bool>("img => img.naturalWidth > 0"), Limit, "the still picture is there");
            await Assertions.Expect(quiet.Locator("video")).ToHaveCountAsync(0);
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("live-grid-smart", fullPage: true);
            Assert.Empty(await window.AxeFindingsAsync());
            if (viewer.Phone)
            {
                continue; // What follows is the same there.
            }

            await play.ClickAsync();
            await window.PlayingAsync($"[data-tile='{fixture.Quiet}'] video");
            await Assertions.Expect(play).ToHaveAttributeAsync("aria-pressed", "true");
            await Assertions.Expect(word).ToHaveTextAsync("LIVE");
            await play.ClickAsync();
            await Assertions.Expect(quiet.Locator("video")).ToHaveCountAsync(0);
            Assert.True(await quiet.Locator("canvas").EvaluateAsync<bool>("canvas => canvas.width === 320"), "the last frame stays");

            await page.Locator(".tiles-choice").ClickAsync();
            await Assertions.Expect(quiet.Locator("video")).ToHaveCountAsync(1);
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".tiles-choice")).ToHaveAttributeAsync("aria-pressed", "false");
            await window.PlayingAsync($"[data-tile='{fixture.Quiet}'] video");
            Assert.Equal(1, await moving.Locator("video").CountAsync());
            window.AssertNoComplaints("503");
        }
    }

    [Fact]
    public async Task A_camera_that_is_not_recorded_says_at_once_that_there_is_nothing_to_make_a_clip_of()
    {
        await using var window = await OpenAsync(new ViewerSetting(Phone: true), camera: fixture.Quiet);
        await window.Page.Locator(".dcp-more").TapAsync();
        await window.Page.Locator("[data-tool=clip]").TapAsync();
        await Assertions.Expect(window.Page.Locator(".dcp-note")).ToHaveTextAsync("This camera is not being recorded at the moment, so no clip can be made.");
        await AssertTargetsAsync(window.Page);
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("live-not-recorded");
        await Assertions.Expect(window.Page.Locator("[data-tool=clip]")).ToHaveAttributeAsync("aria-pressed", "false");
        await window.Page.Locator("[data-tool=zones]").TapAsync(); // What was said does not lie over it.
        await Assertions.Expect(window.Page.Locator(".dcp-note")).ToHaveTextAsync("No zones are drawn for this camera yet.");
        await window.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(window.Page.Locator(".dcp-night")).ToContainTextAsync("This camera sends no sound");
        await Assertions.Expect(window.Page.Locator(".dcp-ring")).ToBeHiddenAsync();
        window.AssertNoComplaints();
    }

    private static async Task<double> WidthAsync(IPage page)
    {
        var sides = await page.EvaluateAsync<double[]>(Sides);
        return sides[2] - sides[0];
    }

    private static async Task AssertFilledAsync(IPage page)
    {
        var sides = await page.EvaluateAsync<double[]>(Sides);
        Assert.True(sides is [<= 0.001, <= 0.001, >= 0.999, >= 0.999], string.Join(' ', sides));
    }

    /// <summary>Nothing in the player that can be tapped is smaller than a finger.</summary>
    private static async Task AssertTargetsAsync(IPage page) => Assert.Empty(await page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.dcp button')].filter(b => b.offsetParent && (b.offsetWidth < 44 || b.offsetHeight < 44)).map(b => `${b.title} ${b.offsetWidth}x${b.offsetHeight}`)"));

    private static async Task PinchAsync(ICDPSession touch, LocatorBoundingBoxResult box, double from, double to)
    {
        await SendAsync(touch, "touchStart", box, from);
        for (var step = 1; step <= 8; step++)
        {
            await SendAsync(touch, "touchMove", box, from + ((to - from) * step / 8));
        }

        await touch.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }

    private static async Task SendAsync(ICDPSession touch, string type, LocatorBoundingBoxResult box, double apart) => await touch.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = new object[]
        {
            new { x = box.X + (box.Width * (0.4 - apart)), y = box.Y + (box.Height * 0.5), id = 0 },
            new { x = box.X + (box.Width * (0.4 + apart)), y = box.Y + (box.Height * 0.5), id = 1 },
        },
    });

    private async Task<double> RecordedSecondsAsync()
    {
        var stretches = (await fixture.Product.Api.GetAsync($"cameras/{fixture.Camera}/recordings")).GetProperty("stretches").EnumerateArray();
        return stretches.Sum(static one => (one.GetProperty("endAt").GetDateTimeOffset() - one.GetProperty("startAt").GetDateTimeOffset()).TotalSeconds);
    }

    private async Task<ProductPage> OpenAsync(ViewerSetting viewer, string? before = null, string? camera = null)
    {
        var window = await fixture.Browser.OpenAsync(fixture.Product, viewer);
        if (before is not null)
        {
            await window.Page.AddInitScriptAsync(before);
        }

        await window.GoAsync($"live/{camera ?? fixture.Camera}");
        await window.PlayingAsync();
        await window.Page.Locator($"{Host}[data-state=live]").WaitForAsync(new() { Timeout = (float)Limit.TotalMilliseconds });
        await window.Page.Locator("[data-tool=zoom]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return window;
    }
}
