using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>An administrator changes settings on their page, in Chromium, and the product is started again.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class SettingsChangeJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string BackupAt = "DailyCam:Database:BackupAt";
    private const string Backups = "DailyCam:Database:KeepBackups";

    [Fact]
    public async Task A_change_waits_is_in_force_after_the_next_start_and_a_broken_file_stops_no_start()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Uploads__MaxHours"] = "12" });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            var time = viewer.Phone ? "04:15" : "05:20";
            await using (var window = await browser.OpenAsync(product, viewer))
            {
                await ChangeAsync(window, time);
                window.AssertNoComplaints();
            }

            await product.StopAsync();
            await product.StartAgainAsync();
            await using var next = await browser.OpenAsync(product, viewer);
            await SeeInForceAsync(next, time);
            await RefuseAsync(next);
            await EachKindAsync(next);
            next.AssertNoComplaints();
        }

        await product.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(product.DataPath, "settings.json"), $$"""{ "{{BackupAt}}": "04:15:00", "{{Backups}}": "many" }""", TestContext.Current.CancellationToken);
        await product.StartAgainAsync();
        Assert.Contains(product.Log, static line => line.Contains(Backups, StringComparison.Ordinal));
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await browser.OpenAsync(product, viewer);
            await ReadAsync(window, isLast: viewer == ViewerSetting.Opposites.Last());
            window.AssertNoComplaints();
        }
    }

    /// <summary>Opened by the keyboard, typed, kept: the focus follows.</summary>
    private static async Task ChangeAsync(ProductPage window, string time)
    {
        var page = window.Page;
        await window.GoAsync("settings?q=Database__");
        var row = page.Locator($"[data-key='{BackupAt}']");
        await row.Locator(".edit").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row.Locator("input[type=time]")).ToBeFocusedAsync();
        await row.Locator("input[type=time]").FillAsync(time);
        await window.ScreenshotAsync("settings-edit", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        await row.Locator(".save").ClickAsync();
        await Assertions.Expect(row.Locator(".waits")).ToContainTextAsync(time[1..]);
        await Assertions.Expect(row.Locator(".edit")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-waiting='1']")).ToBeVisibleAsync();
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("settings-waits", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
    }

    private static async Task SeeInForceAsync(ProductPage window, string time)
    {
        await window.GoAsync("settings?q=Database__");
        var row = window.Page.Locator($"[data-key='{BackupAt}']");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-origin", "Kept");
        await Assertions.Expect(row.Locator(".value")).ToContainTextAsync(time[1..]);
        await Assertions.Expect(row.Locator(".waits")).ToHaveCountAsync(0);
    }

    private static async Task RefuseAsync(ProductPage window)
    {
        var page = window.Page;
        var row = page.Locator($"[data-key='{Backups}']");
        await row.Locator(".edit").ClickAsync();
        await row.Locator("form input").FillAsync("5000");
        await row.Locator(".save").ClickAsync();
        await Assertions.Expect(row.Locator(".validation-message")).ToContainTextAsync("1,000");
        await Assertions.Expect(row.Locator("form input")).ToHaveValueAsync("5000");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("settings-refused", fullPage: true);
        Assert.Empty(await window.AxeFindingsAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(row.Locator("form")).ToHaveCountAsync(0);

        await window.GoAsync("settings?q=MaxHours");
        await Assertions.Expect(page.Locator("[data-key='DailyCam:Uploads:MaxHours'] .locked")).ToContainTextAsync("DailyCam__Uploads__MaxHours");
        await Assertions.Expect(page.Locator("[data-key='DailyCam:Uploads:MaxHours'] .edit")).ToHaveCountAsync(0);
    }

    /// <summary>A length of time, a choice and a switch, taken back again.</summary>
    private static async Task EachKindAsync(ProductPage window)
    {
        (string Key, Func<ILocator, Task> Change)[] kinds =
        [
            ("DailyCam:Sharing:LongestLife", static async row =>
            {
                await row.Locator("form input").FillAsync("36");
                await row.Locator("form select").SelectOptionAsync("Hours");
            }),
            ("DailyCam:Detection:Model", static row => row.Locator("form select").SelectOptionAsync("lite0")),
            ("DailyCam:Frames:MeasureLoudness", static row => row.Locator("form input").UncheckAsync()),
        ];
        foreach (var (key, change) in kinds)
        {
            await window.GoAsync($"settings?q={key}");
            var row = window.Page.Locator($"[data-key='{key}']");
            await row.Locator(".edit").ClickAsync();
            await change(row);
            await window.ScreenshotAsync($"settings-{key.Split(':')[^1]}", fullPage: true);
            await row.Locator(".save").ClickAsync();
            await Assertions.Expect(row.Locator(".waits")).ToBeVisibleAsync();
            await row.Locator(".take-back").ClickAsync();
            await Assertions.Expect(row.Locator(".waits")).ToHaveCountAsync(0);
        }
    }

    /// <summary>The first page says it, the page of settings says which one and where the file is, and it is said until it was read.</summary>
    private static async Task ReadAsync(ProductPage window, bool isLast)
    {
        var page = window.Page;
        await window.GoAsync("");
        await Assertions.Expect(page.Locator("[data-attention=SettingsAside]")).ToContainTextAsync(Backups);
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("settings-aside-home");
        await page.Locator("[data-attention=SettingsAside] a").ClickAsync();
        await Assertions.Expect(page.Locator("[data-part=aside]")).ToContainTextAsync("settings.json.set-aside-");
        await Assertions.Expect(page.Locator($"[data-key='{BackupAt}']")).ToHaveAttributeAsync("data-origin", "Kept");
        await window.ScreenshotAsync("settings-aside");
        Assert.Empty(await window.AxeFindingsAsync());
        if (isLast)
        {
            await page.Locator("[data-part=aside] button").ClickAsync();
            await Assertions.Expect(page.Locator("[data-part=aside]")).ToHaveCountAsync(0);
        }
    }
}
