using System.Text.RegularExpressions;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Jobs;

[Trait(Suites.Key, Suites.Slow)]
public sealed partial class JobsPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["DailyCam__Jobs__SweepInterval"] = "00:00:01" };

    [Fact]
    public async Task A_failed_job_shows_its_exception_and_runs_again_once_its_cause_is_gone()
    {
        await using var product = await ProductProcess.StartAsync(Settings);
        await using var page = await browser.OpenAsync(product);
        await page.GoAsync("jobs?list=failed");
        await Assertions.Expect(page.Page.Locator(".job-empty")).ToBeVisibleAsync();

        // The page notices by itself: nothing is reloaded here.
        var segment = ArchiveSegmentId.New();
        await AddAsync(product, new JobItem { Kind = JobKind.Analysis, Key = segment.Value, EnqueuedAt = DateTimeOffset.UnixEpoch.AddYears(56) });
        var card = page.Page.Locator(".job-card");
        await Assertions.Expect(card).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(card.Locator(".job-error")).ToContainTextAsync(segment.Value);
        await card.Locator("[data-action=details]").ClickAsync();
        await Assertions.Expect(card.Locator(".job-stack").First).ToContainTextAsync(nameof(JobRejectedException));
        await Assertions.Expect(card.Locator(".job-stack").First).ToContainTextAsync("   at ");

        await AddAsync(product, NewSegment(segment));
        await card.Locator("[data-action=retry]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-list=done] .job-count")).ToHaveTextAsync("1", new() { Timeout = 15_000 });
        await page.Page.Locator("[data-list=done]").ClickAsync();
        await Assertions.Expect(page.Page.Locator($".job-card:has-text(\"{segment}\")")).ToHaveAttributeAsync("data-state", "done");
        Assert.EndsWith("list=done", page.Page.Url, StringComparison.Ordinal);
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task Every_viewer_can_read_the_page()
    {
        await using var product = await ProductProcess.StartAsync(Settings);
        await AddAsync(product, new JobItem { Kind = JobKind.Analysis, Key = ArchiveSegmentId.New().Value, EnqueuedAt = DateTimeOffset.UnixEpoch.AddYears(56) });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync("hangfire?list=waiting");
            await page.ScreenshotAsync("jobs-empty");
            await page.GoAsync("jobs?list=failed");
            await page.Page.Locator("[data-action=details]").ClickAsync(new() { Timeout = 20_000 });
            await Assertions.Expect(page.Page.Locator(".job-stack").First).ToBeVisibleAsync();
            Assert.Matches(ClockTime(), await page.Page.Locator(".job-facts").InnerTextAsync());
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("jobs-failed", fullPage: true);
            page.AssertNoComplaints();
        }
    }

    [GeneratedRegex(@"\d{1,2}:\d{2}:\d{2}")]
    private static partial Regex ClockTime();

    private static ArchiveSegment NewSegment(ArchiveSegmentId id)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var camera = CameraId.New();
        return new ArchiveSegment
        {
            Id = id, CameraId = camera, Path = $"{camera}/2026-01-01/000000Z-1.mp4", StartAt = start, EndAt = start.AddMinutes(10), SizeBytes = 1, FragmentIndex = [],
            VideoCodec = "avc1.64001f", ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = start.AddMinutes(10),
        };
    }

    private static async Task AddAsync(ProductProcess product, object row)
    {
        await using var context = product.OpenDatabase();
        context.Add(row);
        await context.SaveChangesAsync();
    }
}
