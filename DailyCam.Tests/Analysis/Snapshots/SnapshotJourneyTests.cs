using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>The whole product with the demo camera, in which a child walks: switched on in the browser, asked over the wire, said on the live page, and off again.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
public sealed class SnapshotJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = 120_000 };
    private static readonly LocatorAssertionsToHaveAttributeOptions Has = new() { Timeout = 120_000 };

    [Fact]
    public async Task A_family_switches_it_on_reads_what_was_seen_on_the_live_page_and_switches_it_off()
    {
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = static _ => Step.Answer(SnapshotWords.Answer("warning", "fall"));
        await using var product = await ProductProcess.StartAsync(ScriptedProduct.Settings(server, ("Analysis__Snapshots__Interval", "00:00:10")));
        var camera = await product.Api.AddDemoCameraAsync("거실 Living room", new { analyzers = new[] { "local", "vertex" } });
        await product.Api.LiveAsync(camera);
        await using var window = await browser.OpenAsync(product, new ViewerSetting("en"));
        await window.GoAsync("settings/analysis");
        var check = window.Page.Locator($"[data-camera='{camera}'] [data-consent='vertex.snapshots']");
        await check.Locator("summary").ClickAsync(new() { Timeout = 60_000 });
        await check.Locator(".check input").CheckAsync();

        // Everything so far moved in front of the camera, and nothing of it left the house.
        Assert.Empty(server.Requests);
        await check.Locator(".give").ClickAsync();
        await Assertions.Expect(check).ToHaveAttributeAsync("data-given", "true", Has);
        await Eventually.Is(() => server.Requests.Count > 0, Soon, "the first picture is sent");
        var seen = server.Requests[0];
        Assert.Equal(0xD8FF, BitConverter.ToUInt16(Assert.Single(seen.Pictures).Jpeg));
        Assert.Contains("FACTS ABOUT THIS PICTURE", seen.Question, StringComparison.Ordinal);

        await window.GoAsync($"live/{camera}");
        var line = window.Page.Locator("[data-snapshot=Answered]");
        await Assertions.Expect(line).ToContainTextAsync("Warning – The child stands on the back of the sofa.", Contains);
        await Assertions.Expect(line).ToContainTextAsync("It saw this one picture only");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("snapshot-live", fullPage: true);
        var incident = Assert.Single((await product.Api.GetAsync($"incidents?camera={camera}")).GetProperty("items").EnumerateArray(), static item => item.GetProperty("source").GetString() == "snapshotModel");
        Assert.Equal("caution", incident.GetProperty("severity").GetString());

        await window.GoAsync("settings/analysis");
        await check.Locator(".stop").ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(check).ToHaveAttributeAsync("data-given", "false", Has);
        var sent = server.Requests.Count;
        await Task.Delay(TimeSpan.FromSeconds(25), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(sent, server.Requests.Count);
        window.AssertNoComplaints();
    }
}
