using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>A child went to the stove seven times: one row, one answer, and each visit is still there. In Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class VisitRowTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private const int Visits = 7;

    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToHaveCountOptions Counts = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToBeFocusedOptions Focused = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToBeVisibleOptions Seen = new() { Timeout = Patience };

    [Fact]
    public async Task Seven_visits_are_one_row_that_unfolds_takes_one_answer_and_gives_it_back()
    {
        var product = await fixture.CleanAsync();
        var (camera, planted) = await PlantAsync(product);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            var isKorean = viewer.Language == "ko";
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            await window.GoAsync("incidents");
            var row = window.Page.Locator($"[data-visits='{Visits}']");
            await Assertions.Expect(row).ToContainTextAsync(isKorean ? "위험 구역 ‘난로’ ·\u00a07번" : "Danger zone “난로” ·\u00a07 times", Contains);
            await Assertions.Expect(row.Locator("> a .severity-badge")).ToHaveTextAsync(isKorean ? "위험" : "Danger", new() { Timeout = Patience });
            await Assertions.Expect(row.Locator("[data-part=mix]")).ToHaveTextAsync(isKorean ? "위험 1 · 주의 6" : "Danger 1 · Caution 6", new() { Timeout = Patience });
            await Assertions.Expect(window.Page.Locator("[data-tab=All] .inbox-count")).ToHaveTextAsync("8", new() { Timeout = Patience });
            await Assertions.Expect(window.Page.Locator(".incident-rows > .incident-row")).ToHaveCountAsync(2, Counts);
            await window.ScreenshotAsync("incidents-visits", fullPage: true);

            await UnfoldsAsync(window, row);
            await TicksAsync(window, row);
            await AnswersAsync(product, window, row, planted);
            window.AssertNoComplaints();
        }

        await StandsOnTheOtherPagesAsync(product, camera);
    }

    /// <summary>It may become a danger yet, and what was judged is not graded again.</summary>
    [Fact]
    public async Task A_visit_that_still_goes_on_is_not_judged_with_the_others()
    {
        var product = await fixture.CleanAsync();
        var (camera, planted) = await PlantAsync(product);
        var now = TimeProvider.System.GetUtcNow();
        var running = new Incident { CameraId = camera, StartAt = now, EvidenceAt = now, Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry, Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = "난로" };
        await using (var context = product.OpenDatabase())
        {
            context.Add(running);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko"));
        await window.GoAsync("incidents");
        var row = window.Page.Locator($"[data-visits='{Visits + 1}']");
        await row.Locator("> .incident-answer > .incident-judge [data-action=false]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-tab=All] .inbox-count")).ToHaveTextAsync("2", new() { Timeout = Patience }); // The fall, and who is still there.
        Assert.All(await ReviewsAsync(product, planted), static review => Assert.Equal("falseAlarm", review));
        Assert.Equal(["new"], await ReviewsAsync(product, [running.Id]));
        window.AssertNoComplaints();
    }

    private static async Task UnfoldsAsync(ProductPage window, ILocator row)
    {
        var fold = row.Locator("[data-action=unfold]");
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "false", new() { Timeout = Patience });
        Assert.Empty(await window.AxeFindingsAsync());
        await fold.ClickAsync();
        await Assertions.Expect(row.Locator(".visit-list .incident-row")).ToHaveCountAsync(Visits, Counts);
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "true", new() { Timeout = Patience });
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("incidents-visits-unfolded", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        await fold.ClickAsync();
        await Assertions.Expect(row.Locator(".visit-list .incident-row")).ToHaveCountAsync(0, Counts);
    }

    /// <summary>A tick at the row is a tick at each of its visits.</summary>
    private static async Task TicksAsync(ProductPage window, ILocator row)
    {
        await window.Page.Locator("[data-action=select]").ClickAsync();
        await row.Locator("> .incident-pick input").CheckAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".inbox-batch")).ToContainTextAsync(window.Viewer.Language == "ko" ? "7건을 골랐어요" : "Selected: 7", Contains);
        await window.Page.Locator("[data-action=select]").ClickAsync();
    }

    private static async Task AnswersAsync(ProductProcess product, ProductPage window, ILocator row, List<IncidentId> planted)
    {
        await row.Locator("> .incident-answer > .incident-judge [data-action=false]").ClickAsync(new() { Timeout = Patience });
        var undo = row.Locator("> .incident-answer > .incident-judged [data-action=undo]");
        await Assertions.Expect(undo).ToBeFocusedAsync(Focused);
        await Assertions.Expect(row.Locator("> .incident-answer > .incident-judged")).ToContainTextAsync(window.Viewer.Language == "ko" ? "7건을 잘못된 알림으로 표시했어요" : "7 marked as false alarms", Contains);
        Assert.All(await ReviewsAsync(product, planted), static review => Assert.Equal("falseAlarm", review));
        await Assertions.Expect(window.Page.Locator("[data-tab=All] .inbox-count")).ToHaveTextAsync("1", new() { Timeout = Patience });
        await window.ScreenshotAsync("incidents-visits-answered");
        await undo.ClickAsync();
        await Assertions.Expect(row.Locator("> .incident-answer > .incident-judge [data-action=confirm]")).ToBeFocusedAsync(Focused);
        Assert.All(await ReviewsAsync(product, planted), static review => Assert.Equal("new", review));
    }

    private async Task StandsOnTheOtherPagesAsync(ProductProcess product, CameraId camera)
    {
        await using var window = await fixture.Browser.OpenAsync(product, ViewerSetting.Opposites.First());
        await window.GoAsync(string.Empty);
        await Assertions.Expect(window.Page.Locator($".home-incidents [data-visits='{Visits}']")).ToBeVisibleAsync(Seen);
        await Assertions.Expect(window.Page.Locator(".home-incidents")).ToHaveAttributeAsync("data-waiting", "8", new() { Timeout = Patience });
        await window.ScreenshotAsync("home-visits", fullPage: true);
        await window.GoAsync($"timeline?camera={camera}");
        var row = window.Page.Locator($".incident-card[data-visits='{Visits}']");
        await row.Locator("[data-action=unfold]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(row.Locator(".incident-card")).ToHaveCountAsync(Visits, Counts);
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("timeline-visits", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        await row.Locator("> .incident-actions [data-review=Confirmed]").ClickAsync();
        await Assertions.Expect(row.Locator("> .incident-actions [data-review=Confirmed]")).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = Patience });
        await Assertions.Expect(row.Locator(".incident-card")).ToHaveCountAsync(Visits, Counts);
        window.AssertNoComplaints();
    }

    private static async Task<IEnumerable<string?>> ReviewsAsync(ProductProcess product, List<IncidentId> incidents) =>
        await Task.WhenAll(incidents.Select(async id => (await product.Api.GetAsync($"incidents/{id}")).GetProperty("review").GetString()));

    /// <summary>Seven visits a minute and a half apart, one of them a danger, and a fall between them.</summary>
    private static async Task<(CameraId Camera, List<IncidentId> Visits)> PlantAsync(ProductProcess product)
    {
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("주방", new { isOn = false }));
        var now = TimeProvider.System.GetUtcNow();
        Incident Made(double minutes, IncidentCategory category, Severity severity) => new()
        {
            CameraId = camera, StartAt = now.AddMinutes(-minutes), EndAt = now.AddMinutes(-minutes).AddSeconds(9), EvidenceAt = now.AddMinutes(-minutes).AddSeconds(1), Severity = severity, Category = category,
            Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = category == IncidentCategory.DangerZoneEntry ? "난로" : null,
        };
        var visits = Enumerable.Range(0, Visits).Select(n => Made(1 + (n * 1.5), IncidentCategory.DangerZoneEntry, n == 4 ? Severity.Danger : Severity.Caution)).ToList();
        await using var context = product.OpenDatabase();
        context.AddRange(visits);
        context.Add(Made(5, IncidentCategory.Fall, Severity.Caution));
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (camera, [.. visits.Select(static visit => visit.Id)]);
    }
}
