using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Boxes of what local vision sees over the live picture.</summary>
internal static class LiveBoxes
{
    private const string Host = ".dcp";

    /// <summary>How far the sides of the person's box are from where they belong on the picture, in pixels: a quarter and half of its width, a quarter and three quarters of its height.</summary>
    private const string BoxAway = """
        () => {
          const video = document.querySelector('.dcp video'), frame = video.getBoundingClientRect(), box = document.querySelector('.dcp-boxes .dcp-person rect').getBoundingClientRect();
          const scale = Math.min(frame.width / video.videoWidth, frame.height / video.videoHeight), width = video.videoWidth * scale, height = video.videoHeight * scale;
          const left = frame.left + (frame.width - width) / 2, top = frame.top + (frame.height - height) / 2;
          return [box.left - (left + width / 4), box.right - (left + width / 2), box.top - (top + height / 4), box.bottom - (top + height * 3 / 4)];
        }
        """;

    /// <summary>Milliseconds, on a machine that also builds.</summary>
    private const float Patience = 30_000;

    /// <summary>What the product itself says of its vision; then boxes of a child and a cat, placed here because nobody lives in the test's film.</summary>
    public static async Task AreSeenAsync(ProductPage window)
    {
        var page = window.Page;
        var korean = window.Viewer.Language == "ko";
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator("[data-tool=boxes]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator(Host)).ToHaveAttributeAsync("data-boxes", new Regex("seen|resting"), new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".dcp-seen")).Not.ToBeEmptyAsync();
        await page.RouteAsync("**/detections/now", async route =>
        {
            var shown = await page.Locator(Host).GetAttributeAsync("data-playing-date");
            await route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""
                {"state":"watching","takenAt":"{{shown}}","secondsAgo":0.4,"objects":[{"label":"person","score":0.9,"x":0.25,"y":0.25,"width":0.25,"height":0.5},{"label":"cat","score":0.6,"x":0.75,"y":0,"width":0.25,"height":0.5},{"label":"couch","score":0.9,"x":0,"y":0,"width":1,"height":1}]}
                """ });
        });
        await Assertions.Expect(page.Locator(".dcp-boxes rect")).ToHaveCountAsync(2, new() { Timeout = Patience });
        Assert.Equal(korean ? ["사람", "고양이"] : ["person", "cat"], await page.Locator(".dcp-boxes text").AllTextContentsAsync());
        await Assertions.Expect(page.Locator(".dcp-seen")).ToHaveTextAsync(korean ? "보이는 것: 사람, 고양이" : "Seen: person, cat");
        var away = await page.EvaluateAsync<double[]>(BoxAway);
        Assert.All(away, static pixels => Assert.InRange(pixels, -2, 2));
        await window.ScreenshotAsync("live-boxes");
        Assert.Empty(await window.AxeFindingsAsync());
        await page.UnrouteAllAsync();
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".dcp-boxes")).ToHaveCountAsync(0);
    }
}
