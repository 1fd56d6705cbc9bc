using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Alerts;

/// <summary>A parent has DailyCam open, and something happens. In Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class AlertPagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    private static readonly LocatorAssertionsToHaveCountOptions Counts = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_shows_on_the_open_page_a_snooze_holds_back_the_next_caution_and_never_a_danger()
    {
        await using var app = new DailyCamAppFactory();
        var address = app.Listen();
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await OpenAsync(app, address, viewer);
            await HearingAsync(window, "storage");
            var caution = await HappensAsync(app, Severity.Caution, IncidentCategory.DangerZoneEntry);
            var rows = window.Page.Locator(".alert-row");
            await Assertions.Expect(rows).ToHaveCountAsync(1, Counts);
            await Assertions.Expect(window.Page.Locator("[data-part=calm]")).ToContainTextAsync(viewer.Language == "ko" ? "주의" : "Caution", Contains);
            await Assertions.Expect(window.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\) "), new() { Timeout = Patience });
            await HappensAsync(app, Severity.Danger, IncidentCategory.Fall);
            await Assertions.Expect(rows).ToHaveCountAsync(2, Counts);
            await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-severity", "Danger");
            await Assertions.Expect(window.Page.Locator("[data-part=loud]")).ToContainTextAsync(viewer.Language == "ko" ? "위험" : "Danger", Contains);
            await window.ScreenshotAsync("alerts-strip");
            await window.AssertNoSidewaysScrollAsync();
            Assert.Empty(await window.AxeFindingsAsync());

            await window.Page.Locator(".alert-later > summary").ClickAsync();
            await window.ScreenshotAsync("alerts-later");
            await window.Page.Locator(".alert-later [data-minutes='30']").ClickAsync();
            await Assertions.Expect(window.Page.Locator($"[data-incident='{caution}']")).ToHaveCountAsync(0, Counts);
            await Assertions.Expect(rows).ToHaveCountAsync(1, Counts);
            await HappensAsync(app, Severity.Caution, IncidentCategory.Burn);
            var accident = await HappensAsync(app, Severity.Accident, IncidentCategory.Collision);
            await Assertions.Expect(rows).ToHaveCountAsync(2, Counts);
            await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-incident", accident.Value);

            await window.Page.Locator($"[data-incident='{accident}'] .alert-look").ClickAsync();
            await window.Page.WaitForURLAsync(url => url.Contains($"incidents/{accident}", StringComparison.Ordinal), new() { Timeout = Patience });
            await Assertions.Expect(rows).ToHaveCountAsync(1, Counts);
            await WakesAsync(window, viewer);
            window.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task Quiet_hours_that_are_now_hold_back_a_caution_and_the_page_says_so_in_words()
    {
        await using var app = new DailyCamAppFactory();
        var address = app.Listen();
        await using var window = await OpenAsync(app, address, new ViewerSetting());
        await HearingAsync(window, "settings/alerts");
        var now = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")).DateTime);
        await window.Page.Locator("[data-key=quiet]").CheckAsync();
        await window.Page.Locator("#quiet-from").FillAsync(now.AddHours(-1).ToString("HH:mm", null));
        await window.Page.Locator("#quiet-to").FillAsync(string.Empty);
        await window.Page.Locator("form.part button[type=submit]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#quiet-error")).ToContainTextAsync("when they end", Contains);
        await window.Page.Locator("#quiet-to").FillAsync(now.AddHours(1).ToString("HH:mm", null));
        await window.Page.Locator("form.part button[type=submit]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-part=plan]")).ToContainTextAsync("only dangers, accidents and a camera", Contains);
        await Assertions.Expect(window.Page.Locator("[data-part=saved]")).ToContainTextAsync("Saved", Contains);

        await HappensAsync(app, Severity.Caution, IncidentCategory.DangerZoneEntry);
        var danger = await HappensAsync(app, Severity.Danger, IncidentCategory.Fall);
        await Assertions.Expect(window.Page.Locator(".alert-row")).ToHaveCountAsync(1, Counts);
        await Assertions.Expect(window.Page.Locator(".alert-row")).ToHaveAttributeAsync("data-incident", danger.Value);
        await window.Page.Locator("[data-key=quiet]").UncheckAsync();
        await window.Page.Locator("form.part button[type=submit]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-part=waited]")).ToContainTextAsync("1 alert waited", Contains);
        await window.ScreenshotAsync("alerts-waited");

        // This device: silent until somebody chose otherwise, and the test says what came of it.
        var sound = window.Page.Locator("[data-key=sound]");
        await Assertions.Expect(sound).Not.ToBeCheckedAsync();
        await sound.CheckAsync();
        await window.Page.Locator("[data-action=test-sound]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-part=said]")).ToContainTextAsync("It sounds now", Contains);
        await HappensAsync(app, Severity.Accident, IncidentCategory.Burn);
        await Assertions.Expect(window.Page.Locator(".alert-strip[data-heard=yes]")).ToHaveCountAsync(1, Counts);
        window.AssertNoComplaints();
    }

    private static async Task WakesAsync(ProductPage window, ViewerSetting viewer)
    {
        await window.GoAsync("settings/alerts");
        await Assertions.Expect(window.Page.Locator("[data-action=wake]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator("[data-part=device] [data-key=sound]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await window.Page.Locator("[data-key=quiet]").CheckAsync();
        await window.ScreenshotAsync("alerts-settings", fullPage: true);
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
        await window.Page.Locator("[data-action=wake]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-part=plan]")).Not.ToContainTextAsync(viewer.Language == "ko" ? "까지 주의와" : "Until", new() { Timeout = Patience });
    }

    private async Task<ProductPage> OpenAsync(DailyCamAppFactory app, Uri address, ViewerSetting viewer)
    {
        _ = app;
        var window = await browser.OpenStrangerAsync(address, viewer);
        await window.SignInAsync(DailyCamAppFactory.AdminUser, DailyCamAppFactory.Password);
        return window;
    }

    /// <summary>Opens a page and waits until what happens is news to it.</summary>
    private static async Task HearingAsync(ProductPage window, string path)
    {
        await window.GoAsync(path);
        await Assertions.Expect(window.Page.Locator(".alert-strip[data-open]")).ToHaveCountAsync(1, Counts);
    }

    private static async Task<IncidentId> HappensAsync(DailyCamAppFactory app, Severity severity, IncidentCategory category)
    {
        var incident = AlertLab.Incident(severity, TimeProvider.System.GetUtcNow(), category: category);
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.Add(incident);
            await context.SaveChangesAsync(Token);
        }

        app.Services.GetRequiredService<IncidentFeed>().Tell(incident);
        return incident.Id;
    }
}
