using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Analysis;

[Trait(Suites.Key, Suites.Slow)]
public sealed class LedgerPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_page_lists_what_left_the_house_with_the_budget_and_finds_it_again_by_camera()
    {
        await using var product = await ProductProcess.StartAsync();
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실 창가 Living room by the window", new { isOn = false }));
        await PlantAsync(product, camera, micros: 850_000);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync("ledger");
            await Assertions.Expect(page.Page.Locator(".budget [data-part=Day]")).ToContainTextAsync("0.85 USD", Patient);
            await Assertions.Expect(page.Page.Locator(".budget")).ToHaveAttributeAsync("data-frugality", "CheaperModel");
            await Assertions.Expect(page.Page.Locator(".item")).ToHaveCountAsync(30);
            await Assertions.Expect(page.Page.Locator("[data-outcome=Blocked]").First).ToContainTextAsync(viewer.Language == "ko" ? "모델이 분석을 거부했어요." : "The model refused to look at it.");
            await page.Page.Locator(".item summary").First.ClickAsync();
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("ledger-full", fullPage: true);
            Assert.Empty(await page.AxeFindingsAsync());
            page.AssertNoComplaints();
        }

        await using var window = await browser.OpenAsync(product);
        await window.GoAsync("ledger");
        await window.Page.Locator("[data-action=more]").ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(window.Page.Locator(".item")).ToHaveCountAsync(41, new() { Timeout = 60_000 });
        await window.Page.Locator("[data-filter=camera]").SelectOptionAsync(camera.Value);
        await Assertions.Expect(window.Page.Locator(".item")).ToHaveCountAsync(20, new() { Timeout = 60_000 });
        Assert.Contains($"camera={camera}", window.Page.Url, StringComparison.Ordinal);
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("a[download]").ClickAsync());
        Assert.Equal("dailycam-ledger.csv", download.SuggestedFilename);
        Assert.Equal(21, (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length);
    }

    /// <summary>20 requests of the camera, 20 of one that is gone, and a question, sent just now.</summary>
    /// <param name="micros">What they cost together; the budget of the day is a million.</param>
    internal static async Task PlantAsync(ProductProcess product, CameraId camera, long micros)
    {
        var now = TimeProvider.System.GetUtcNow();
        var outcomes = new[] { LedgerOutcome.Answered, LedgerOutcome.Blocked, LedgerOutcome.Unknown, LedgerOutcome.Answered };
        await using var context = product.OpenDatabase();
        context.AddRange(Enumerable.Range(0, 41).Select(i => new LedgerEntry
        {
            Analyzer = i % 3 == 0 ? "openai" : "vertex",
            Model = "gemini-3.5-flash-lite",
            Purpose = i == 40 ? LedgerPurpose.Question : i % 5 == 0 ? LedgerPurpose.Verification : LedgerPurpose.Segment,
            CameraId = i == 40 ? null : i < 20 ? camera : new CameraId("gonegonegone"),
            WorkKey = $"work-{i}",
            PromptVersion = "segment-1",
            FromAt = i == 40 ? null : now.AddMinutes(-20 - i),
            ToAt = i == 40 ? null : now.AddMinutes(-10 - i),
            Bytes = i == 40 ? 0 : 3_200_000,
            MediaHash = i == 40 ? null : new string('a', 64),
            ReservedAt = now,
            SentAt = now.AddSeconds(-i),
            EndedAt = now.AddSeconds(20 - i),
            Outcome = outcomes[i % outcomes.Length],
            ReservedMicros = 30_000,
            CostMicros = i == 0 ? micros : 0,
            InputTokens = 61_000,
            OutputTokens = 1_600,
            LatencyMilliseconds = 21_400,
            Status = 200,
            FinishReason = "STOP",
        }));
        await context.SaveChangesAsync();
    }
}
