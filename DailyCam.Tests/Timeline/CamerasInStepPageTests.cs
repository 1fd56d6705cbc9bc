using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>Several cameras at the same second, the small pictures of a closed file, and a stretch that becomes a clip, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CamerasInStepPageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    /// <summary>Seconds of a camera that are enough to play.</summary>
    private const double Recorded = 10;

    /// <summary>Milliseconds: each picture tells its second four times a second.</summary>
    private const double InStep = 600;

    private const string Apart = "() => Math.abs(Date.parse(document.querySelector('.timeline-bar').dataset.playing) - Date.parse(document.querySelector('.timeline-beside').dataset.playing))";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly LocatorAssertionsToHaveAttributeOptions Attribute = new() { Timeout = Patience };

    [Fact]
    public async Task Up_to_four_cameras_play_at_the_same_second_and_the_address_opens_them_again()
    {
        var product = await fixture.CleanAsync();
        string[] cameras = [await product.Api.AddDemoCameraAsync("거실"), await product.Api.AddDemoCameraAsync("아이 방 Nursery")];
        foreach (var camera in cameras)
        {
            await Eventually.Is(async () => await RecordedAsync(product, camera) > Recorded, Soon, "ten seconds are recorded");
        }

        foreach (var name in new[] { "현관 Hall", "부엌", "베란다" })
        {
            cameras = [.. cameras, await product.Api.AddDemoCameraAsync(name, new { isOn = false })];
        }

        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko"));
        await window.GoAsync($"timeline?camera={cameras[0]}");
        foreach (var camera in cameras[1..4])
        {
            await window.Page.Locator($"[data-beside='{camera}']").CheckAsync(new() { Timeout = Patience });
            await window.Page.Locator($".timeline-beside[data-camera='{camera}']").WaitForAsync(new() { Timeout = Patience });
        }

        await Assertions.Expect(window.Page.Locator($"[data-beside='{cameras[4]}']")).ToBeDisabledAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-state", "ready", Attribute);

        // The first second of one camera, at which the other may not have begun: it then waits for the first to come.
        await window.Page.Locator(".timeline-track").PressAsync("Home");
        await window.PlayingAsync(".timeline-beside video");
        await Eventually.Is(async () => await window.Page.EvaluateAsync<double>(Apart) < InStep, Soon, "both show the same second");
        await Assertions.Expect(window.Page.Locator(".timeline-beside [data-message]").Last).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("요. [(]오.+ – .+[)]$"), new() { Timeout = Patience });
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("timeline-beside");
        await window.Page.Locator("[data-part=play]").ClickAsync();
        await Eventually.Is(async () => (await window.VideoAsync(".timeline-beside video"))!.Paused, Soon, "both stand still");
        await OpensAgainAsync(product, window.Page.Url);
        await window.Page.Locator($"[data-beside='{cameras[3]}']").UncheckAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-beside")).ToHaveCountAsync(2, new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-state", "ready", Attribute);
        await ShowsASheetAsync(product, window, new CameraId(cameras[0]));
        await MakesAClipAsync(window);
        window.AssertNoComplaints("status of 404");
    }

    /// <summary>A new session closes the file; then small pictures of all of it are there at once.</summary>
    private static async Task ShowsASheetAsync(ProductProcess product, ProductPage window, CameraId camera)
    {
        await product.Api.PostAsync($"cameras/{camera}/restart");
        await using var context = product.OpenDatabase();
        await Eventually.Is(() => context.ArchiveSegments.Any(row => row.CameraId == camera), Soon, "the file is closed");
        var cursor = (await window.Page.Locator(".timeline-cursor").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(cursor.X + (cursor.Width / 2), cursor.Y + (cursor.Height / 2));
        var tile = window.Page.Locator("[data-part=previewTile]");
        await Assertions.Expect(tile).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.True(await tile.EvaluateAsync<double>("tile => new Set(tile.getContext('2d').getImageData(0, 0, 160, 90).data).size") > 20, "the tile shows a picture");
        await window.ScreenshotAsync("timeline-sheet");
        await window.Page.Mouse.MoveAsync(1, 1);
    }

    /// <summary>The other parent, on a phone: the same cameras at the same second.</summary>
    private async Task OpensAgainAsync(ProductProcess product, string address)
    {
        await using var phone = await fixture.Browser.OpenAsync(product, new ViewerSetting("en", Dark: true, Phone: true));
        await phone.GoAsync(new Uri(address).PathAndQuery.TrimStart('/'));
        await phone.PlayingAsync(".timeline-beside video");
        await Eventually.Is(async () => await phone.Page.EvaluateAsync<double>(Apart) < InStep, Soon, "both show the same second");
        await Assertions.Expect(phone.Page.Locator(".timeline-beside")).ToHaveCountAsync(3);
        await Assertions.Expect(phone.Page.Locator(".timeline-beside [data-message]").Last).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("[a-z]. [(].+ – .+M[)]$"), new() { Timeout = Patience });
        await phone.AssertNoSidewaysScrollAsync();
        Assert.Empty(await phone.AxeFindingsAsync());
        await phone.ScreenshotAsync("timeline-beside");
    }

    /// <summary>By keys alone: a stretch is opened, made longer, its size is told, and the form of the clips is filled in with it.</summary>
    private static async Task MakesAClipAsync(ProductPage window)
    {
        await window.Page.Locator("[data-part=rangeOpen]").PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("[data-part=rangeFrom]")).ToBeFocusedAsync(new() { Timeout = Patience });
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await window.Page.Locator("[data-part=rangeTo]").PressAsync("ArrowDown");
        var panel = window.Page.Locator(".timeline-range");
        await Assertions.Expect(panel).ToHaveAttributeAsync("data-bytes", new System.Text.RegularExpressions.Regex("^[1-9]"), Attribute);
        await Assertions.Expect(panel).ToContainTextAsync("클립 크기 약", new() { Timeout = Patience });
        var spoken = await window.Page.Locator(".timeline-range-grip").EvaluateAllAsync<string[]>("grips => grips.map(grip => grip.getAttribute('aria-valuetext'))");
        var chosen = await window.Page.Locator(".timeline-range-grip").EvaluateAllAsync<double[]>("grips => grips.map(grip => Number(grip.getAttribute('aria-valuenow')))");
        Assert.Equal($"{spoken[0]} – {spoken[1]}", await panel.Locator("strong").InnerTextAsync());
        await window.ScreenshotAsync("timeline-range");
        await window.Page.Locator("[data-part=rangeMake]").PressAsync("Enter");
        await window.Page.WaitForURLAsync(url => url.Contains("clips?", StringComparison.Ordinal), new() { Timeout = Patience });
        var zone = await window.Page.EvaluateAsync<double>("() => new Date().getTimezoneOffset() * 60000");
        foreach (var (field, moment) in new[] { "from", "to" }.Zip(chosen))
        {
            var local = DateTime.UnixEpoch.AddMilliseconds(moment - zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
            var input = window.Page.Locator($"[data-field={field}]");
            await Eventually.Is(async () => local.StartsWith(await input.InputValueAsync(), StringComparison.Ordinal), Soon, $"the form's {field} is {local}");
        }
    }

    private static async Task<double> RecordedAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}/recordings")).GetProperty("stretches").EnumerateArray()
        .Sum(static stretch => (stretch.GetProperty("endAt").GetDateTimeOffset() - stretch.GetProperty("startAt").GetDateTimeOffset()).TotalSeconds);
}
