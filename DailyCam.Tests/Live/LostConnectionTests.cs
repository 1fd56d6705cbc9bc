using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>What pages say of a camera at this moment while the server cannot be asked.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LostConnectionTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    /// <summary>A green "Running · Recording" beside a server that has stopped is the worst thing that can stand there.</summary>
    [Theory]
    [InlineData("live", ".camera-state", "ko", true)]
    [InlineData("cameras", ".card .state", "en", false)]
    public async Task A_camera_is_no_longer_said_to_run_or_record_once_the_circuit_is_lost(string address, string state, string language, bool isPhone)
    {
        var product = await fixture.CleanAsync();
        await product.Api.AddDemoCameraAsync("거실 Living room", new { isOn = false });
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting(language, Dark: !isPhone, Phone: isPhone));
        var circuit = await CircuitSwitch.AttachAsync(window);
        await window.GoAsync(address);
        await Assertions.Expect(window.Page.Locator(state)).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".now-unknown")).ToBeHiddenAsync();

        await circuit.TakeAwayAsync();
        await Assertions.Expect(window.Page.Locator(".now-unknown")).ToContainTextAsync(language == "ko" ? "지금 무엇을 하는지 알 수 없어요" : "what this camera does now is not known", new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".now-unknown")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(state)).ToBeHiddenAsync();
        await window.ScreenshotAsync($"lost-{address}");

        circuit.GiveBack();
        await Assertions.Expect(window.Page.Locator(state)).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".now-unknown")).ToBeHiddenAsync();
    }
}
