using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Faults;

[Trait(Suites.Key, Suites.Slow)]
public sealed class FaultsPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_page_says_what_is_broken_and_what_was_in_words_and_figures()
    {
        await using var product = await ProductProcess.StartAsync();
        foreach (var viewer in ViewerSetting.Looks.Where(static look => look.Phone).Take(1))
        {
            await using var empty = await browser.OpenAsync(product, viewer);
            await empty.GoAsync("faults");
            await Assertions.Expect(empty.Page.Locator(".fault-empty")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Assertions.Expect(empty.Page.Locator(".now-some")).ToBeVisibleAsync();
            await Assertions.Expect(empty.Page.Locator(".now-good")).ToHaveCountAsync(0);
            await empty.ScreenshotAsync("faults-empty", fullPage: true);
        }

        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실 Living room", new { isOn = false }));
        await AddHistoryAsync(product, camera);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync($"faults?days=30&camera={camera}");
            await Assertions.Expect(page.Page.Locator(".figures")).ToHaveAttributeAsync("data-count", "24", new() { Timeout = 60_000 });
            var story = page.Page.Locator(".fault-log li", new() { HasText = "40" }).First;
            await Assertions.Expect(story).ToContainTextAsync(viewer.Language == "ko" ? "카메라가 40초 동안 응답하지 않았어요. 다시 연결했어요." : "The camera did not answer for 40 s. Connected again.");
            await Assertions.Expect(page.Page.Locator(".now-some")).ToHaveAttributeAsync("data-recorded", "0");
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("faults", fullPage: true);
            await AssertFitForEverybodyAsync(page);
            page.AssertNoComplaints();
        }

        await using var window = await browser.OpenAsync(product);
        await window.GoAsync($"faults?days=30&camera={camera}");
        await window.Page.Locator("[data-filter=kind]").SelectOptionAsync("DiskFull", new() { Timeout = 60_000 });
        await Assertions.Expect(window.Page.Locator(".figures")).ToHaveAttributeAsync("data-count", "3", new() { Timeout = 60_000 });
        Assert.Contains("kind=DiskFull", window.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The one sentence that must be on every page, and gone when it is no longer true.</summary>
    [Fact]
    public async Task Every_page_says_which_camera_is_not_recorded_and_why_until_it_is_over()
    {
        await using var product = await ProductProcess.StartAsync();
        var camera = (await product.Api.PostAsync("cameras", new { name = "다락방 Attic", source = new { kind = "mjpeg", url = "http://127.0.0.1:9/video" }, recording = true })).GetProperty("id").GetString()!;
        foreach (var viewer in ViewerSetting.Looks.Where(static look => look is { Phone: true, Language: "ko" }))
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync("timeline");
            var alarm = page.Page.Locator($".alarm[data-camera='{camera}']");
            await Assertions.Expect(alarm).ToContainTextAsync("Attic", Patient);
            await Assertions.Expect(alarm.Locator("strong")).ToContainTextAsync(viewer.Language == "ko" ? "녹화되지 않고 있어요" : "is not being recorded");
            await page.GoAsync("faults");
            await Assertions.Expect(page.Page.Locator(".now-card[data-grave=true]")).ToContainTextAsync("Attic", Patient);
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("faults-alarm", fullPage: true);
        }

        await using var window = await browser.OpenAsync(product);
        await window.GoAsync("jobs");
        await Assertions.Expect(window.Page.Locator(".alarm")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await window.ScreenshotAsync("alarm-desktop");
        await product.Api.DeleteAsync($"cameras/{camera}");
        await Assertions.Expect(window.Page.Locator(".alarm")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    private static async Task AssertFitForEverybodyAsync(ProductPage page)
    {
        Assert.Empty(await page.AxeFindingsAsync());
    }

    private static async Task AddHistoryAsync(ProductProcess product, CameraId camera)
    {
        var now = TimeProvider.System.GetUtcNow();
        var kinds = new[]
        {
            (FaultKind.RtspNetwork, FaultReason.TimedOut, 40d), (FaultKind.RtspNetwork, FaultReason.LoginRefused, 310d), (FaultKind.StorageDisconnected, FaultReason.StorageMissing, 95d),
            (FaultKind.DiskFull, FaultReason.StorageFull, 22d), (FaultKind.Decoder, FaultReason.DecoderEnded, 1.2), (FaultKind.StreamingBranch, FaultReason.PackagingFailed, 3d),
            (FaultKind.VideoSink, FaultReason.NotPlayable, 60d), (FaultKind.Unknown, FaultReason.ProcessKilled, 6d),
        };
        var faults = kinds.SelectMany((kind, index) => Enumerable.Range(0, 3).Select(turn =>
        {
            var began = now.AddDays(-turn * (index + 2)).AddMinutes(-10 - index);
            var stage = kind.Item1 == FaultKind.Decoder ? FaultStage.Frames : FaultStages.Of(kind.Item1);
            return new Fault
            {
                CameraId = camera, Kind = kind.Item1, Stage = stage, Reason = kind.Item2, Detail = "rtsp://192.168.0.9/main: the last words", BeganAt = began, RecoveredAt = began.AddSeconds(kind.Item3),
                Recovery = FaultStages.UsualEnd(kind.Item1), LostSeconds = FaultStages.Lost(stage, TimeSpan.FromSeconds(kind.Item3), null).TotalSeconds, Attempts = 1 + turn,
            };
        }));
        await using var context = product.OpenDatabase();
        context.AddRange(faults);
        await context.SaveChangesAsync();
    }
}
