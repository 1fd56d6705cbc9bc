using System.Globalization;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>A camera loses its power for 70 seconds while a parent looks at it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CameraAwayTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(70);

    // What is promised is ten seconds; a machine that runs other tests at the same time gets twice that, and the figure is written out.
    private static readonly TimeSpan PictureAgain = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_steps_are_5_10_20_and_40_seconds_and_the_picture_comes_back_in_the_same_open_page()
    {
        await using var lab = await RtspLab.StartAsync(kilobitsPerSecond: 1000);
        await using var product = await ProductProcess.StartAsync();
        await using var window = await browser.OpenAsync(product, new ViewerSetting("en"));
        var camera = await product.Api.AddRtspCameraAsync("Nursery", lab.Sub);
        await product.Api.LiveAsync(camera);
        await window.GoAsync($"live/{camera}");
        await window.PlayingAsync();
        await window.Page.EvaluateAsync("() => { window.sameOpenPage = true; }");
        var began = TimeProvider.System.GetUtcNow();
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);

        var cutAt = TimeProvider.System.GetUtcNow();
        await lab.CutAsync();
        var waits = await WatchAsync(product, camera, cutAt + Away);
        var still = (await window.VideoAsync())?.Time ?? 0;
        await window.ScreenshotAsync("camera-away");
        await lab.ReturnAsync();
        var back = TimeProvider.System.GetTimestamp();
        await Eventually.Is(async () => await window.VideoAsync() is { } video && video.Time > still + 0.5 && video.Spread > VideoState.FlatPicture, PictureAgain, "the picture moves again");
        var again = TimeProvider.System.GetElapsedTime(back);

        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.sameOpenPage === true"), "the page was loaded anew");
        AssertSteps(waits);
        var gap = await GapAsync(product, camera, began);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"measured: waits {string.Join(", ", waits.Select(static wait => wait.Step.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))} s; picture again {again.TotalSeconds:0.0} s after the camera; gap of {gap.Length.TotalSeconds:0.0} s, \"{gap.Text}\""));
        await SeeGapAsync(window, camera);
    }

    /// <summary>Every wait that the status told of until the given moment, in order: when it began and how long it is.</summary>
    private static async Task<IReadOnlyList<(int Failures, DateTimeOffset Since, TimeSpan Step)>> WatchAsync(ProductProcess product, string camera, DateTimeOffset until)
    {
        var waits = new SortedDictionary<int, (int Failures, DateTimeOffset Since, TimeSpan Step)>();
        while (TimeProvider.System.GetUtcNow() < until)
        {
            var status = await product.Api.GetAsync($"cameras/{camera}");
            if (status.GetProperty("state").GetString() == "waiting" && status.GetProperty("nextAttemptAt").TryGetDateTimeOffset(out var next))
            {
                var (failures, since) = (status.GetProperty("failedAttempts").GetInt32(), status.GetProperty("since").GetDateTimeOffset());
                waits.TryAdd(failures, (failures, since, next - since));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return [.. waits.Values];
    }

    private static void AssertSteps(IReadOnlyList<(int Failures, DateTimeOffset Since, TimeSpan Step)> waits)
    {
        Assert.Equal([1, 2, 3, 4], waits.Take(4).Select(static wait => wait.Failures));
        foreach (var (wait, seconds) in waits.Zip([5.0, 10, 20, 40]))
        {
            Assert.InRange(wait.Step.TotalSeconds, (seconds * 0.9) - 0.1, (seconds * 1.1) + 0.1);
        }

        // Each attempt was made when it was due: what it met (a closed port) is known within seconds.
        foreach (var (before, after) in waits.Zip(waits.Skip(1)))
        {
            Assert.InRange((after.Since - before.Since - before.Step).TotalSeconds, -0.1, 10);
        }
    }

    private static async Task<(TimeSpan Length, string Text)> GapAsync(ProductProcess product, string camera, DateTimeOffset from)
    {
        (TimeSpan Length, string Text)? found = null;
        await Eventually.Is(
            async () =>
            {
                var list = await product.Api.GetAsync($"cameras/{camera}/recordings?from={from.UtcDateTime:O}&to={TimeProvider.System.GetUtcNow().UtcDateTime:O}");
                var gaps = list.GetProperty("gaps").EnumerateArray()
                    .Where(static gap => gap.GetProperty("reason").GetString() == "fault")
                    .Select(static gap => (gap.GetProperty("endAt").GetDateTimeOffset() - gap.GetProperty("startAt").GetDateTimeOffset(), gap.GetProperty("text").GetString()!))
                    .ToList();
                var recordedSince = list.GetProperty("stretches").EnumerateArray().Count() > 1;
                found = recordedSince && gaps.Count == 1 ? gaps[0] : null;
                return found is not null;
            },
            Soon,
            "the timeline has one gap with a reason, and a recording after it");
        Assert.InRange(found!.Value.Length, Away - TimeSpan.FromSeconds(2), Away + Soon);
        return found.Value;
    }

    /// <summary>The newest gap of the day, with words and its length.</summary>
    private static async Task SeeGapAsync(ProductPage window, string camera)
    {
        await window.GoAsync($"timeline?camera={camera}");
        var line = window.Page.Locator(".gap-list li").First;
        await Assertions.Expect(line.Locator(".when")).ToContainTextAsync("1 min", new() { Timeout = (float)Soon.TotalMilliseconds });
        Assert.NotEmpty((await line.Locator("span").First.InnerTextAsync()).Trim());
        await window.ScreenshotAsync("camera-away-timeline", fullPage: true);
    }
}
