using System.Text;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>Settings as somebody looks for them, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class SettingsJourneyTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_setting_is_found_by_its_name_in_either_language_and_says_where_it_comes_from()
    {
        var product = await fixture.CleanAsync();
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            await window.GoAsync("settings");
            var page = window.Page;
            await Assertions.Expect(page.Locator("[data-key='DailyCam:DataPath'][data-origin=Environment] .locked")).ToContainTextAsync("DailyCam__DataPath");
            await Assertions.Expect(page.Locator("[data-key='device.timeZone'] .value")).ToContainTextAsync("Asia/Seoul", new() { Timeout = 60_000 });
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("settings", fullPage: true);
            Assert.Empty(await window.AxeFindingsAsync());

            // As a Mac hands it over: taken apart.
            await page.FillAsync("#settings-query", "보관 기간".Normalize(NormalizationForm.FormD));
            await Assertions.Expect(page.Locator("[data-key='DailyCam:DataPath']")).ToHaveCountAsync(0, Patient);
            await Assertions.Expect(page.Locator("[data-key='DailyCam:Archive:RetentionDays']")).ToBeVisibleAsync();
            var found = await page.Locator(".setting").CountAsync();
            await Assertions.Expect(page.Locator(".count")).ToContainTextAsync(found.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await page.FillAsync("#settings-query", "retention days");
            await Assertions.Expect(page.Locator(".setting")).ToHaveCountAsync(2, Patient);
            await window.AssertNoSidewaysScrollAsync();
            await window.ScreenshotAsync("settings-found", fullPage: true);
            Assert.Empty(await window.AxeFindingsAsync());
            window.AssertNoComplaints();
        }
    }
}
