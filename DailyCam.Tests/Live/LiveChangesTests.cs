using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A live page on which something changes: it was away in a pocket, its language, the way its picture comes, the order of its cameras.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LiveChangesTests(LivePageFixture fixture) : IClassFixture<LivePageFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What somebody who looks notices; the browser's own pause and play takes longer.</summary>
    private static readonly TimeSpan MostStandStill = TimeSpan.FromSeconds(0.5);

    /// <summary>Every word of the document, shown or not, that has letters, also those which are only spoken.</summary>
    private const string AllWords = """
        () => {
          const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest("script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
          const words = [];
          while (walk.nextNode()) words.push(walk.currentNode.data);
          for (const name of ["aria-label", "title", "alt", "placeholder", "aria-valuetext"])
            for (const one of document.querySelectorAll(`[${name}]`)) words.push(one.getAttribute(name));
          return [...new Set(words.map((one) => one.trim()).filter((one) => /\p{Script=Hangul}|\p{L}{3}/u.test(one)))];
        }
        """;

    /// <summary>A browser without Media Source and without a player of its own, until it is given back; its stream of pictures can be held up.</summary>
    private const string TakeVideoAway = """
        const kept = { MediaSource: window.MediaSource, ManagedMediaSource: window.ManagedMediaSource };
        for (const name of Object.keys(kept)) window[name] = undefined;
        window.giveVideoBack = () => Object.assign(window, kept);
        HTMLMediaElement.prototype.canPlayType = () => '';
        const plain = window.fetch;
        window.fetch = async (url, options) => {
          const answer = await plain(url, options);
          if (!answer.ok || !String(url).endsWith('/live.mjpeg')) return answer;
          return new Response(answer.body.pipeThrough(new TransformStream({ transform: (chunk, to) => { if (!window.isHeld) to.enqueue(chunk); } })));
        };
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait(Suites.Key, Suites.Patient)]
    public async Task A_phone_in_a_pocket_for_two_minutes_shows_now_within_seconds()
    {
        var pages = new List<ProductPage>();
        foreach (var viewer in ViewerSetting.Journeys)
        {
            var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            pages.Add(page);
            await page.GoAsync($"live/{fixture.Camera}");
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            await LivePageTests.HideAsync(page, pauseVideo: true);
        }

        await Task.Delay(TimeSpan.FromMinutes(2), TimeProvider.System, Token);
        foreach (var page in pages)
        {
            var watch = Stopwatch.StartNew();
            await LivePageTests.ShowAsync(page);
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            await Eventually.Is(async () => await LivePageTests.LatencyAsync(page) is > 0 and < 6_000, Limit, "at the edge again");
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {page.Viewer}: hidden, live at the edge again after {watch.Elapsed.TotalSeconds:0.0} s");
            await page.ScreenshotAsync("live-back-from-pocket");
            page.AssertNoComplaints();
            await page.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_language_is_changed_while_live_and_the_picture_goes_on()
    {
        foreach (var viewer in ViewerSetting.Opposites)
        {
            var (other, badge) = viewer.Language == "ko" ? ("en", "LIVE") : ("ko", "실시간");
            await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            await page.GoAsync($"live/{fixture.Camera}");
            await page.PlayingAsync();
            await LivePageTests.StateAsync(page, "live");
            await Assertions.Expect(page.Page.Locator("[data-tool=clip]")).ToBeAttachedAsync();
            var before = await page.Page.EvaluateAsync<string[]>(AllWords);
            await page.Page.EvaluateAsync("() => { window.kept = document.querySelector('video'); }");
            await page.WatchStallsAsync();
            var watch = Stopwatch.StartNew();
            await ChooseAsync(page, other);
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: language changed after {watch.Elapsed.TotalSeconds:0.00} s");
            await Assertions.Expect(page.Page.Locator(".dcp-badge[data-state=live]")).ToContainTextAsync(badge);
            await Assertions.Expect(page.Page.Locator("[data-tool=clip]")).ToBeAttachedAsync();
            await page.PlayingAsync();
            Assert.True(await page.Page.EvaluateAsync<bool>("() => window.kept === document.querySelector('video')"), "another video, or another document");
            var stall = await page.WorstStallAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"measured: {viewer}: the picture stood still for {stall.TotalSeconds:0.00} s at most");
            Assert.InRange(stall, TimeSpan.Zero, MostStandStill);
            Assert.DoesNotContain(before.Intersect(await page.Page.EvaluateAsync<string[]>(AllWords), StringComparer.Ordinal), IsInOneLanguage);
            Assert.EndsWith($"live/{fixture.Camera}", page.Page.Url, StringComparison.Ordinal);
            Assert.Empty(await page.AxeFindingsAsync());
            await page.ScreenshotAsync("live-language-changed");

            // The circuit goes on in it, and so does the next document.
            await page.Page.Locator(".live-links a[href^=timeline]").ClickAsync();
            await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(other == "ko" ? "타임라인" : "Timeline");
            await page.GoAsync("timeline");
            await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync(other == "ko" ? "타임라인" : "Timeline");
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task A_page_whose_circuit_does_not_draw_is_loaded_in_the_new_language()
    {
        await using var page = await fixture.Browser.OpenAsync(fixture.Product, new ViewerSetting("en"));
        await page.GoAsync("timeline");
        // Whatever keeps the choice from the circuit: here, nobody hears of it.
        await page.Page.EvaluateAsync("() => { window.isOld = true; addEventListener('languagesaved', (event) => event.stopImmediatePropagation(), true); }");
        await ChooseAsync(page, "ko");
        await page.Page.WaitForFunctionAsync("() => !window.isOld");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("타임라인");
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task Without_video_pictures_play_and_say_so_and_video_takes_their_place_when_it_can()
    {
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            await page.Page.AddInitScriptAsync(TakeVideoAway);
            await page.GoAsync($"live/{fixture.Camera}");
            await PlaysAsync(page);
            await page.Page.Keyboard.PressAsync("i");
            await Assertions.Expect(page.Page.Locator(".dcp-stats")).ToContainTextAsync(viewer.Language == "ko" ? "1~2초에 한 장 (MJPEG)" : "one every second or two (MJPEG)");
            Assert.InRange(await LivePageTests.LatencyAsync(page), 1, 4_000);
            await page.AssertNoSidewaysScrollAsync();
            Assert.Empty(await page.AxeFindingsAsync());
            await page.ScreenshotAsync("live-pictures");
            if (viewer.Phone)
            {
                await AssertNeverLiveWhileFrozenAsync(page);
                await PlaysAsync(page);
            }

            // As when the network came back: the way up is tried at once.
            await page.Page.EvaluateAsync("() => { giveVideoBack(); dispatchEvent(new Event('online')); }");
            await page.Page.Locator(".dcp[data-way=lowLatency][data-state=live]").WaitForAsync(new() { Timeout = (float)Limit.TotalMilliseconds });
            await page.PlayingAsync();
            await Assertions.Expect(page.Page.Locator(".dcp img")).ToHaveCountAsync(0);
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task Cameras_stand_in_the_order_of_the_device_and_one_place_at_a_time_can_be_seen()
    {
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await fixture.Browser.OpenAsync(fixture.Product, viewer);
            await page.GoAsync("live");
            Assert.Equal([fixture.Camera, fixture.Unreachable, fixture.Off], await OrderAsync(page));
            await page.Page.Locator(".tiles-arrange").ClickAsync();
            var earlier = page.Page.Locator($"[data-camera='{fixture.Off}'] [data-move=earlier]");
            await earlier.FocusAsync();
            foreach (var (place, isFirst) in new[] { (2, false), (1, true) })
            {
                await page.Page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Page.Locator("[data-order-news]")).ToHaveTextAsync(viewer.Language == "ko" ? $"Kitchen: 3개 중 {place}번째" : $"Kitchen: {place} of 3");
                await Assertions.Expect(earlier).ToBeFocusedAsync();
                Assert.Equal(isFirst, await earlier.GetAttributeAsync("aria-disabled") == "true");
            }

            await KeptAsync(page, [fixture.Off, fixture.Camera, fixture.Unreachable]);
            await page.AssertNoSidewaysScrollAsync();
            Assert.Empty(await page.AxeFindingsAsync());
            await page.ScreenshotAsync("live-order", fullPage: true);
            if (!viewer.Phone)
            {
                // To where both are to be seen: a page that scrolls under a button that is held down takes another tile.
                await DragAsync(page, fixture.Off, fixture.Camera, [fixture.Camera, fixture.Off, fixture.Unreachable]);
                await DragAsync(page, fixture.Off, fixture.Camera, [fixture.Off, fixture.Camera, fixture.Unreachable]);
            }

            // Home and the next document follow it.
            await page.GoAsync("home");
            Assert.Equal($"live/{fixture.Off}", await page.Page.Locator(".home-camera").First.GetAttributeAsync("href"));
            await page.GoAsync("live");
            Assert.Equal([fixture.Off, fixture.Camera, fixture.Unreachable], await OrderAsync(page));

            await page.Page.Locator(".tiles-places a").Last.ClickAsync();
            await Eventually.Is(async () => (await OrderAsync(page)).Length == 1, Limit, "one place");
            await Assertions.Expect(page.Page.Locator(".tiles-places a[aria-current=true]")).ToHaveTextAsync("아이방");
            await page.ScreenshotAsync("live-place");
            page.AssertNoComplaints("503");
        }
    }

    private static async Task DragAsync(ProductPage page, string camera, string to, string[] order)
    {
        await page.Page.Locator($"[data-camera='{camera}'] h2").DragToAsync(page.Page.Locator($"[data-camera='{to}'] h2"));
        await KeptAsync(page, order);
    }

    /// <summary>Drawn first, and kept a moment later: only then the page may be left.</summary>
    private static async Task KeptAsync(ProductPage page, string[] order)
    {
        await Eventually.Is(async () => (await OrderAsync(page)).SequenceEqual(order, StringComparer.Ordinal), Limit, "the tiles stand in this order");
        await Eventually.Is(() => page.Page.EvaluateAsync<bool>("order => document.cookie.includes(order)", $"dailycam-order={string.Join('.', order)}"), Limit, "the order is kept");
    }

    private static Task<string[]> OrderAsync(ProductPage page) =>
        page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.tiles [data-camera]')].map((tile) => tile.dataset.camera)");

    internal static async Task ChooseAsync(ProductPage page, string language)
    {
        await page.Page.Locator(".account-menu summary").ClickAsync();
        await page.Page.Locator($".viewer-choices button[value={language}]").ClickAsync();
        await page.Page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = (float)Limit.TotalMilliseconds });
    }

    /// <summary>Names, keys and what is written alike in both.</summary>
    private static bool IsInOneLanguage(string words) =>
        !words.Contains("거실 Living room", StringComparison.Ordinal) && words is not ("식탁" or "한국어" or "English" or "DailyCam" or "· DailyCam" or "parent" or "Space" or "Shift ← →");

    private static async Task PlaysAsync(ProductPage page)
    {
        await page.Page.Locator(".dcp[data-way=pictures][data-state=live]").WaitForAsync(new() { Timeout = (float)Limit.TotalMilliseconds });
        var first = await page.Page.Locator(".dcp img").GetAttributeAsync("src");
        await Eventually.Is(
            () => page.Page.Locator(".dcp img").EvaluateAsync<bool>("(img, first) => img.complete && img.naturalWidth > 0 && img.src !== first", first),
            Limit,
            "picture follows picture");
    }

    private static async Task AssertNeverLiveWhileFrozenAsync(ProductPage page)
    {
        await page.Page.EvaluateAsync("() => { window.isHeld = true; }");
        await LivePageTests.StateAsync(page, "stalled");
        Assert.DoesNotMatch("LIVE|실시간", await page.Page.Locator(".dcp-badge").InnerTextAsync());
        await Assertions.Expect(page.Page.Locator(".dcp-age")).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => { window.isHeld = false; }");
    }
}
