using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A live page without its circuit: the picture goes on, and what only the server knows is no longer told.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LiveCircuitTests(LivePageFixture fixture) : IClassFixture<LivePageFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_circuit_costs_nobody_the_picture()
    {
        await using var page = await fixture.Browser.OpenAsync(fixture.Product);
        var circuit = await CircuitSwitch.AttachAsync(page);
        await GoAsync(page);
        await circuit.TakeAwayAsync();
        await page.Page.Locator(".reconnect").WaitForAsync(new() { State = WaitForSelectorState.Visible });
        var then = await page.VideoAsync();
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, Token);
        var now = await page.VideoAsync();

        Assert.True(now!.Time > then!.Time + 2.5, $"{then.Time} to {now.Time} in four seconds");
        Assert.Equal("live", await page.Page.Locator(".dcp").GetAttributeAsync("data-state"));
    }

    /// <summary>Nobody tells the page that it is cut off: it has to notice by itself, before somebody believes it.</summary>
    [Fact]
    public async Task A_circuit_that_falls_silent_soon_no_longer_says_that_a_camera_records_and_goes_on_when_it_is_back()
    {
        await using var page = await fixture.Browser.OpenAsync(fixture.Product);
        var circuit = await CircuitSwitch.AttachAsync(page);
        await GoAsync(page);
        var told = page.Page.Locator(".live-below .told");
        await Assertions.Expect(told).ToBeVisibleAsync();
        circuit.FallSilent();
        await Assertions.Expect(told).ToBeHiddenAsync(new() { Timeout = 25_000 }); // 12 s, and a busy machine.
        await Assertions.Expect(page.Page.Locator(".live-below .told-not")).ToBeVisibleAsync();
        await page.ScreenshotAsync("live-unknown");
        circuit.GiveBack();
        await Assertions.Expect(told).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator(".live-below .told-not")).ToBeHiddenAsync();
    }

    private async Task GoAsync(ProductPage page)
    {
        await page.GoAsync($"live/{fixture.Camera}");
        await page.PlayingAsync();
        await LivePageTests.StateAsync(page, "live");
    }
}
