using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Components;

/// <summary>Pages that are dark between two hours of the device's clock.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class EveningTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private const string Dark = "rgb(20, 25, 24)";
    private const string Light = "rgb(250, 248, 244)";

    /// <summary>What the page looked like before the first of its words was there.</summary>
    private const string WatchFirst = "new MutationObserver((_, watching) => { if (!document.body) return; watching.disconnect(); window.firstTheme = document.documentElement.dataset.theme; }).observe(document, { childList: true, subtree: true });";

    private const string Ground = "() => getComputedStyle(document.body).backgroundColor";

    [Theory]
    [InlineData("19-7", 19, 7)]
    [InlineData("0-23", 0, 23)]
    [InlineData("24-7", 19, 7)]
    [InlineData("7", 19, 7)]
    [InlineData("-1-7", 19, 7)]
    [InlineData(null, 19, 7)]
    public void Hours_are_read_as_they_were_written_and_the_usual_ones_otherwise(string? text, int from, int to)
    {
        Assert.Equal(new EveningHours(from, to), EveningHours.Read(text));
        Assert.Equal(EveningHours.Read(text), EveningHours.Read(EveningHours.Read(text).ToString()));
    }

    /// <summary>The browser's own theme is the other one each time: only the clock can be the cause.</summary>
    [Theory]
    [InlineData("ko", false)]
    [InlineData("en", true)]
    public async Task It_is_dark_from_the_first_drawing_in_the_evening_and_changes_over_while_the_page_is_open(string language, bool systemIsDark)
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting(language, systemIsDark, Phone: language == "ko"));
        var page = window.Page;
        await window.GoAsync("settings");
        await page.Locator("main .viewer-choices button[value=evening]").ClickAsync();
        var hours = page.Locator("main [data-evening]");
        await hours.WaitForAsync();
        await page.Locator(".shell[data-interactive]").WaitForAsync();
        await hours.Locator("[name=eveningTo]").SelectOptionAsync("6");
        await hours.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("main [name=eveningTo]")).ToHaveValueAsync("6");
        await Assertions.Expect(page.Locator("main [name=eveningFrom]")).ToHaveValueAsync("19");
        await page.Locator(".shell[data-interactive]").WaitForAsync();
        await window.AssertNoSidewaysScrollAsync();
        await page.Locator("main [data-evening]").ScrollIntoViewIfNeededAsync();
        await window.ScreenshotAsync("settings-evening");
        Assert.Empty(await window.AxeFindingsAsync());

        await page.Clock.InstallAsync(new() { Time = "2026-11-28T18:59:30+09:00" });
        await page.AddInitScriptAsync(WatchFirst);
        await page.GotoAsync("more");
        Assert.Equal("light", await page.EvaluateAsync<string>("() => window.firstTheme"));
        Assert.Equal(Light, await page.EvaluateAsync<string>(Ground));
        await page.Clock.FastForwardAsync(60_000);
        Assert.Equal(Dark, await page.EvaluateAsync<string>(Ground));
        await window.ScreenshotAsync("more-evening");

        await page.GotoAsync("more");
        Assert.Equal("dark", await page.EvaluateAsync<string>("() => window.firstTheme"));
        Assert.Equal(Dark, await page.EvaluateAsync<string>(Ground));
        window.AssertNoComplaints("disconnected"); // The circuit notices that a minute of its clock is missing.
    }
}
