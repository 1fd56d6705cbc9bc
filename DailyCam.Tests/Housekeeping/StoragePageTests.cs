using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

[Trait(Suites.Key, Suites.Slow)]
public sealed class StoragePageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const long Gigabyte = 1L << 30;

    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_page_says_what_is_kept_what_a_change_would_do_and_what_went()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // What is planted has rows and no files: nothing of it may be deleted or told as lost.
            ["DailyCam__Archive__RetentionInterval"] = "01:00:00",
            ["DailyCam__Archive__MinimumFreeGigabytes"] = "0",
        });
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실 창가 Living room by the window", new { isOn = false }));
        var gone = new CameraId("gonegonegone");
        await PlantAsync(product, camera, gone);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync("storage");
            await Assertions.Expect(page.Page.Locator($"[data-camera='{camera}']")).ToContainTextAsync("Living room", Patient);
            await Assertions.Expect(page.Page.Locator("[data-part=free]")).ToBeVisibleAsync();
            await Assertions.Expect(page.Page.Locator("[data-part=clips]")).ToHaveAttributeAsync("href", "clips");
            await Assertions.Expect(page.Page.Locator("[data-reason=Age]")).ToContainTextAsync(viewer.Language == "ko" ? "7일이 지나서 지웠어요." : "Deleted because it was older than 7 days.");
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("storage-full", fullPage: true);
            Assert.Empty(await page.AxeFindingsAsync());
            page.AssertNoComplaints();
        }

        await ChangeAsync(product, camera);
    }

    /// <summary>The preview follows the typing and nothing is saved before the button is pressed; by keyboard alone.</summary>
    private async Task ChangeAsync(ProductProcess product, CameraId camera)
    {
        await using var page = await browser.OpenAsync(product);
        await page.GoAsync("storage");
        var card = page.Page.Locator($"[data-camera='{camera}']");
        await Assertions.Expect(card.Locator(".keeps")).ToHaveAttributeAsync("data-days", "7", new() { Timeout = 60_000 });
        await card.GetByLabel("Days kept").FocusAsync();
        await page.Page.Keyboard.TypeAsync("3");
        await Assertions.Expect(card.Locator(".keeps")).ToHaveAttributeAsync("data-days", "3", new() { Timeout = 60_000 });
        await Assertions.Expect(card.Locator(".loss")).ToContainTextAsync("older than about 3 days");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("retentionDays").ValueKind);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.TypeAsync("4");
        await Assertions.Expect(card.Locator(".keeps")).ToHaveAttributeAsync("data-days", "1.92", new() { Timeout = 60_000 });
        await page.ScreenshotAsync("storage-preview");
        await page.Page.Keyboard.PressAsync("Enter");
        await Eventually.Is(
            async () => (await product.Api.GetAsync($"cameras/{camera}")) is var saved && saved.GetProperty("retentionDays").ToString() == "3" && saved.GetProperty("maxGigabytes").ToString() == "4",
            TimeSpan.FromSeconds(60), "the rules are saved");
    }

    /// <summary>A week of one camera at 2 GB a day with a confirmed incident, what is left of another, two clips and what was deleted.</summary>
    private static async Task PlantAsync(ProductProcess product, CameraId camera, CameraId gone)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var context = product.OpenDatabase();
        context.AddRange(Enumerable.Range(0, 7 * 24).Select(hour => Segment(camera, now.AddHours(-hour), 2 * Gigabyte / 24)));
        context.AddRange(Enumerable.Range(0, 10).Select(hour => Segment(gone, now.AddHours(-60 - hour), Gigabyte / 10)));
        context.Add(new Incident
        {
            CameraId = camera, StartAt = now.AddHours(-30), EndAt = now.AddHours(-30).AddSeconds(9), EvidenceAt = now.AddHours(-30), Severity = Severity.Danger, Category = IncidentCategory.DangerZoneEntry,
            Source = IncidentSource.Zone, Confidence = 0.9, Review = ReviewState.Confirmed,
        });
        context.AddRange(Enumerable.Range(0, 2).Select(index => new Export
        {
            CameraId = camera, FromAt = now.AddDays(-index), ToAt = now.AddDays(-index).AddMinutes(3), RequestedAt = now.AddDays(-index), State = ExportState.Done, FileName = $"clip-{index}.mp4", SizeBytes = 90_000_000 * (index + 1),
        }));
        context.AddRange(
            new Deletion { CameraId = camera, Reason = RetentionReason.Age, Limit = 7, FromAt = now.AddDays(-9), ToAt = now.AddDays(-8), Files = 144, Bytes = 2 * Gigabyte, BeganAt = now.AddDays(-2), DeletedAt = now.AddDays(-1) },
            new Deletion { CameraId = gone, Reason = RetentionReason.FreeSpaceKept, Limit = 2, FromAt = now.AddDays(-6), ToAt = now.AddDays(-5.9), Files = 3, Bytes = 60_000_000, BeganAt = now.AddHours(-3), DeletedAt = now.AddHours(-3) });
        await context.SaveChangesAsync();
        await context.Cameras.ExecuteUpdateAsync(static set => set.SetProperty(static row => row.IsOn, true));
    }

    private static ArchiveSegment Segment(CameraId camera, DateTimeOffset endAt, long bytes)
    {
        var id = ArchiveSegmentId.New();
        return new ArchiveSegment
        {
            Id = id, CameraId = camera, Path = $"{camera}/2026-01-01/{id}.mp4", StartAt = endAt.AddHours(-1), EndAt = endAt, SizeBytes = bytes, FragmentIndex = FragmentIndex.Pack([]), VideoCodec = "avc1.64001f",
            ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = endAt,
        };
    }
}
