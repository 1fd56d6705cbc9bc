using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>The camera pages as a parent uses them, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CameraPagesTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private const float TestLimit = 30_000;

    [Fact]
    public async Task A_camera_is_tested_with_live_steps_added_zoned_and_deleted()
    {
        await using var lab = await RtspLab.StartAsync();
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product);
        var page = window.Page;
        await window.GoAsync("cameras");
        await window.ScreenshotAsync("cameras-empty");
        await page.Locator(".empty a").ClickAsync();
        await page.Locator("label.kind:has(input[value=Rtsp])").ClickAsync();

        await page.FillAsync("#url", lab.Guarded);
        await page.FillAsync("#user", RtspLab.User);
        await page.FillAsync("#password", "wrong");
        await page.Locator(".test .run").ClickAsync();
        await Assertions.Expect(page.Locator(".steps .failed .sentence")).ToContainTextAsync("refused the user name or password", new() { Timeout = TestLimit });
        await window.ScreenshotAsync("camera-wrong-password", fullPage: true);

        await page.FillAsync("#password", RtspLab.Password);
        await page.Locator(".test .run").ClickAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToHaveTextAsync("Everything works.", new() { Timeout = TestLimit });
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.FillAsync("#name", "거실 \"창가\" 🍼");
        await window.ScreenshotAsync("camera-tested", fullPage: true);
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card .state.good")).ToBeVisibleAsync(new() { Timeout = TestLimit });
        await page.WaitForFunctionAsync("() => document.querySelector('.card img')?.naturalWidth > 0");
        await window.ScreenshotAsync("cameras-running");

        var id = await OnlyCameraAsync(product);
        await DrawAsync(window, id);
        await window.GoAsync($"cameras/{id}");
        await page.Locator("button.danger").ClickAsync();
        await page.Locator(".confirmation[open] button[value=yes]").WaitForAsync();
        await window.ScreenshotAsync("camera-delete");
        await page.Locator(".confirmation[open] button[value=yes]").ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        Assert.Equal(0, (await product.Api.GetAsync("cameras")).GetProperty("items").GetArrayLength());
        window.AssertNoComplaints("snapshot.jpg", "503");
    }

    [Fact]
    public async Task A_video_is_uploaded_with_progress_and_becomes_a_camera_and_a_text_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        var clip = await MediaClips.MakeAsync(folder.File("생일 파티.mp4"));
        await File.WriteAllTextAsync(folder.File("text.mp4"), "not a video", TestContext.Current.CancellationToken);
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));
        var page = window.Page;
        await window.GoAsync("cameras/new");
        await page.Locator("label.kind:has(input[value=File])").ClickAsync();

        await page.SetInputFilesAsync("#file", folder.File("text.mp4"));
        await Assertions.Expect(page.Locator(".upload .form-error")).ToContainTextAsync("동영상 파일이 아니에요");
        await page.SetInputFilesAsync("#file", clip);
        await Assertions.Expect(page.Locator("#uploaded option:checked")).ToContainTextAsync("생일 파티.mp4", new() { Timeout = TestLimit });
        await page.FillAsync("#name", "동영상");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("camera-upload", fullPage: true);
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card .state.good")).ToBeVisibleAsync(new() { Timeout = TestLimit });
        await window.ScreenshotAsync("cameras-running");
        window.AssertNoComplaints("snapshot.jpg", "400", "503");
    }

    [Fact]
    public async Task The_pages_fit_every_viewer()
    {
        var product = await fixture.CleanAsync();
        var id = await product.Api.AddDemoCameraAsync("체험");
        await product.Api.LiveAsync(id);
        await product.Api.AddRtspCameraAsync("부엌", "rtsp://127.0.0.1:9/none");
        await product.Api.PutAsync($"cameras/{id}/zones", new { zones = new[] { new { name = "난로", points = new[] { new { x = 0.1, y = 0.5 }, new { x = 0.4, y = 0.5 }, new { x = 0.4, y = 0.9 } } } } });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            foreach (var (name, path) in new[] { ("cameras", "cameras"), ("camera-new", "cameras/new"), ("camera-edit", $"cameras/{id}"), ("zones", $"cameras/{id}/zones") })
            {
                await window.GoAsync(path);
                await window.AssertNoSidewaysScrollAsync();
                await window.ScreenshotAsync($"{name}-all");
            }

            await SwitchOffAndOnAsync(product, window, id);
            window.AssertNoComplaints("snapshot.jpg", "503", "404");
        }
    }

    [Fact]
    public async Task A_mask_is_drawn_beside_a_danger_zone_and_stays_a_mask()
    {
        var product = await fixture.CleanAsync();
        var id = await product.Api.AddDemoCameraAsync("거실");
        await product.Api.LiveAsync(id);
        await product.Api.PutAsync($"cameras/{id}/zones", new { zones = new[] { new { name = "난로", points = new[] { new { x = 0.1, y = 0.5 }, new { x = 0.4, y = 0.5 }, new { x = 0.4, y = 0.9 } } } } });
        foreach (var viewer in new[] { new ViewerSetting("ko", Dark: true, Phone: true), new ViewerSetting("en", Dark: false, Phone: false) })
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            var page = window.Page;
            await window.GoAsync($"cameras/{id}/zones");
            await page.Locator(".board[data-ready]").WaitForAsync();
            if (viewer.Phone)
            {
                await page.Locator("[data-add=mask]").ClickAsync();
                await Assertions.Expect(page.Locator("#zone-1-kind")).ToHaveValueAsync("Mask");
                var board = (await page.Locator(".board").BoundingBoxAsync())!;
                foreach (var (x, y) in new[] { (0.6, 0.1), (0.9, 0.1), (0.9, 0.4) })
                {
                    await page.Mouse.ClickAsync((float)(board.X + (x * board.Width)), (float)(board.Y + (y * board.Height)));
                }

                await page.FillAsync("#zone-1", "욕실 문");
                await page.Locator("#zone-1").BlurAsync();
                await StayAsync(window, id);
                await page.Locator("button.primary-action").ClickAsync();
                await Assertions.Expect(page.Locator(".saved")).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator(".unsaved")).ToHaveCountAsync(0);

                // What is saved, nobody is asked about.
                await page.Locator("main a[href=cameras]").ClickAsync();
                await Assertions.Expect(page).ToHaveURLAsync(new Uri(product.Address, "cameras").ToString()); // The reload that was declined leaves no page that loads, which WaitForURL would wait for.
                await window.GoAsync($"cameras/{id}/zones");
            }

            await Assertions.Expect(page.Locator(".board g.mask polygon")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("li[data-kind=Mask] input")).ToHaveValueAsync("욕실 문");
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("zones-mask", fullPage: true);
            window.AssertNoComplaints("snapshot.jpg", "503");
        }

        var kinds = (await product.Api.GetAsync($"cameras/{id}/zones")).GetProperty("items").EnumerateArray().Select(static zone => zone.GetProperty("kind").GetString());
        Assert.Equal(["danger", "mask"], kinds.Order(StringComparer.Ordinal));
    }

    /// <summary>A slip of the finger is said, and taken back where it happened; the keyboard's focus stays with the camera.</summary>
    private static async Task SwitchOffAndOnAsync(ProductProcess product, ProductPage window, string id)
    {
        await window.GoAsync("cameras");
        var card = window.Page.Locator($"article:has(a[href='live/{id}'])");
        await card.Locator("[role=switch]").ClickAsync();
        await Assertions.Expect(card.Locator(".just-off")).ToContainTextAsync(window.Viewer.Language == "ko" ? "녹화하지 않고" : "nothing is recorded");
        Assert.False(await IsOnAsync(product, id));
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("camera-just-off", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        await card.Locator("[data-action=undo]").ClickAsync();
        await Assertions.Expect(card.Locator("[data-action=undo]")).ToHaveCountAsync(0);
        await Assertions.Expect(card.Locator("[role=switch]")).ToBeFocusedAsync();
        Assert.True(await IsOnAsync(product, id));
    }

    /// <summary>With an unsaved drawing: a link of ours asks, and so does the browser for what leads out of the page; whoever stays has everything.</summary>
    private static async Task StayAsync(ProductPage window, string id)
    {
        var page = window.Page;
        await Assertions.Expect(page.Locator(".unsaved")).ToBeVisibleAsync();
        await page.Locator("main a[href=cameras]").ClickAsync();
        await page.Locator(".confirmation[open] button[value=no]").WaitForAsync();
        await window.ScreenshotAsync("zones-unsaved");
        Assert.Empty(await window.AxeFindingsAsync());
        await page.Locator(".confirmation[open] button[value=no]").ClickAsync();
        await Assertions.Expect(page.Locator(".confirmation[open]")).ToHaveCountAsync(0);
        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await page.EvaluateAsync("() => { setTimeout(() => location.assign('more')); }");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromMilliseconds(TestLimit), TestContext.Current.CancellationToken));
        Assert.EndsWith($"cameras/{id}/zones", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#zone-1")).ToHaveValueAsync("욕실 문");
        await Assertions.Expect(page.Locator(".board g.mask polygon")).ToHaveCountAsync(1);
    }

    private static async Task<bool> IsOnAsync(ProductProcess product, string id) => (await product.Api.GetAsync($"cameras/{id}")).GetProperty("isOn").GetBoolean();

    /// <summary>Three corners by mouse, one moved by key, one taken away and back again.</summary>
    private static async Task DrawAsync(ProductPage window, string id)
    {
        var page = window.Page;
        await window.GoAsync($"cameras/{id}/zones");
        await page.Locator(".board[data-ready]").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.stage img').naturalWidth > 0");
        var board = (await page.Locator(".board").BoundingBoxAsync())!;
        foreach (var (x, y) in new[] { (0.2, 0.2), (0.6, 0.2), (0.6, 0.7), (0.2, 0.7) })
        {
            await page.Mouse.ClickAsync((float)(board.X + (x * board.Width)), (float)(board.Y + (y * board.Height)));
        }

        var corners = page.Locator(".corner");
        await Assertions.Expect(corners).ToHaveCountAsync(4);
        await corners.First.FocusAsync();
        await RedrawAsync(page);
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(corners).ToHaveCountAsync(3);
        await page.Locator(".tools button").Nth(2).ClickAsync();
        await Assertions.Expect(corners).ToHaveCountAsync(4);
        await corners.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(corners.First).ToHaveAttributeAsync("aria-label", "Corner 1: 19 % from the left, 20 % from the top");
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".validation-message")).ToBeVisibleAsync();
        await page.FillAsync("#zone-0", "난로");
        await page.Locator("#zone-0").BlurAsync();
        await page.Locator("button.primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".saved")).ToBeVisibleAsync();
        await window.ScreenshotAsync("zones", fullPage: true);
    }

    /// <summary>A window of another width draws each corner anew, as each answer of the page does.</summary>
    private static async Task RedrawAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.drawn = document.querySelector('.corner'); }");
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(size.Width - 20, size.Height);
        await page.WaitForFunctionAsync("() => !window.drawn.isConnected");
    }

    private static async Task<string> OnlyCameraAsync(ProductProcess product) =>
        (await product.Api.GetAsync("cameras")).GetProperty("items")[0].GetProperty("id").GetString()!;
}
