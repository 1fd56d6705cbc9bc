using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>What was heard, second by second: drawn in a close window, and in words over the picture for whoever wants them.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CaptionsPageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Seconds of a camera that are enough to play.</summary>
    private const double Recorded = 9;

    /// <summary>Bytes as <see cref="ActivityMinute"/> keeps loudness: -12 dB and -50 dB.</summary>
    private const byte Loud = 177;
    private const byte Quiet = 101;

    private const string Said = "() => document.querySelector('.timeline-track').getAttribute('aria-valuetext')";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_heard_and_what_happened_stands_over_the_picture_when_it_is_wanted_and_the_device_keeps_that()
    {
        var product = await fixture.CleanAsync();
        var camera = await product.Api.AddDemoCameraAsync("거실 Living room", new { detection = false });
        var startAt = At(await Eventually.Gives(() => RecordedFromAsync(product, camera), Soon, "some seconds are recorded"));
        await PlantAsync(product, new CameraId(camera), startAt);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            var page = window.Page;
            await window.GoAsync($"timeline?camera={camera}");
            await Assertions.Expect(page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-state", "ready", Patient);
            await page.Locator("[data-step=minutes]").ClickAsync();
            var toggle = page.Locator("[data-part=captionsToggle]");
            await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-pressed", "false");
            await page.Locator(".timeline-track").PressAsync("Home");
            await window.PlayingAsync();
            await Assertions.Expect(page.Locator(".timeline-captions > p")).ToHaveCountAsync(0);

            // The second that was loud is told as loud, and the next one as it was.
            await page.Locator("[data-part=play]").ClickAsync();
            await Assertions.Expect(page.Locator(".timeline-bar")).ToHaveAttributeAsync("data-player", "paused", Patient);
            await page.Keyboard.PressAsync("t");
            await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-pressed", "true");
            await page.Locator(".timeline-track").PressAsync("Home");
            await Assertions.Expect(page.Locator(".timeline-captions > p")).ToHaveTextAsync(Expected(viewer));
            Assert.Contains("-12", await page.EvaluateAsync<string>(Said), StringComparison.Ordinal);
            await window.ScreenshotAsync("timeline-captions");
            Assert.Empty(await window.AxeFindingsAsync());
            await window.AssertNoSidewaysScrollAsync();
            await ShowsItTurnedAsync(window);

            await window.GoAsync($"timeline?camera={camera}");
            await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-pressed", "true", Patient);
            await toggle.ClickAsync();
            await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-pressed", "false");
            window.AssertNoComplaints("404");
        }
    }

    private static async Task ShowsItTurnedAsync(ProductPage window)
    {
        if (window.Viewer.Phone)
        {
            await window.Page.SetViewportSizeAsync(844, 390);
            await window.ScreenshotAsync("timeline-captions-turned");
            await window.Page.SetViewportSizeAsync(390, 844);
        }
    }

    /// <summary>The gravest first; before the first second there was no camera, so nothing was recorded.</summary>
    private static Regex[] Expected(ViewerSetting viewer) => viewer.Language == "ko"
        ? [new("^주의: 위험 구역 진입 · 난로$"), new("^여기까지 .*분 동안 녹화가 없어요. 아직 카메라를 추가하기 전이에요.$"), new("^큰 소리 [(]가장 클 때 -12dB[)]$")]
        : [new("^Caution: Entered a danger zone · 난로$"), new("^Before this, nothing was recorded for .* min[.] "), new("^Loud [(]up to -12 dB[)]$")];

    /// <summary>From the first recorded second on it is loud for a minute, and somebody is at the stove.</summary>
    private static async Task PlantAsync(ProductProcess product, CameraId camera, DateTimeOffset startAt)
    {
        await using var context = product.OpenDatabase();
        var minute = new DateTimeOffset(startAt.UtcTicks - (startAt.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        context.AddRange(Enumerable.Range(0, 2).Select(n =>
        {
            var samples = new byte[ActivityMinute.Length];
            Array.Fill(samples, n == 0 ? Loud : Quiet, ActivityMinute.LoudnessFrom, ActivityMinute.Seconds);
            return new ActivityMinute { CameraId = camera, Minute = minute.AddMinutes(n), Samples = samples };
        }));
        context.Add(new Incident
        {
            CameraId = camera, StartAt = startAt, EvidenceAt = startAt.AddSeconds(1), EndAt = startAt.AddSeconds(8),
            Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = "난로",
        });
        await context.SaveChangesAsync(Token);
    }

    private static async Task<string?> RecordedFromAsync(ProductProcess product, string camera)
    {
        var day = await product.Api.GetAsync($"timeline?camera={camera}&tz=Asia/Seoul");
        var stretches = day.GetProperty("stretches");
        if (stretches.GetArrayLength() == 0)
        {
            return null;
        }

        var (from, to) = (stretches[0].GetProperty("from").GetString()!, stretches[0].GetProperty("to").GetString()!);
        return (At(to) - At(from)).TotalSeconds > Recorded ? from : null;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
