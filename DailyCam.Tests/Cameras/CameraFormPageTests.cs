using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>What is typed into a camera's form is not lost by a slip, and what may leave the house is decided beside it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CameraFormPageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task What_was_typed_stays_until_it_is_saved_or_let_go_in_so_many_words()
    {
        var product = await fixture.CleanAsync();
        await using var window = await fixture.Browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));
        var page = window.Page;
        await window.GoAsync("cameras/new");
        await page.Locator("label.kind:has(input[value=Rtsp])").ClickAsync();
        await Assertions.Expect(page.Locator(".leaving")).ToHaveAttributeAsync("data-leaving", "none", Patient);
        await Assertions.Expect(page.Locator(".leaving :is(.give, .stop)")).ToHaveCountAsync(0);

        // One tap is nothing to lose.
        await page.Locator("main a[href=cameras]").First.ClickAsync();
        await Assertions.Expect(page.Locator("fieldset.kinds")).ToHaveCountAsync(0);

        await window.GoAsync("cameras/new");
        await page.Locator("label.kind:has(input[value=Rtsp])").ClickAsync();
        await page.FillAsync("#name", "현관");
        await page.Locator("#name").BlurAsync();
        await Assertions.Expect(page.Locator("p.unsaved")).ToBeVisibleAsync();
        await page.Locator("main a[href=cameras]").First.ClickAsync();
        await page.Locator(".confirmation[open] button[value=no]").WaitForAsync();
        await window.ScreenshotAsync("camera-unsaved");
        Assert.Empty(await window.AxeFindingsAsync());
        await page.Locator(".confirmation[open] button[value=no]").ClickAsync();
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("현관");

        // An error marks its field and empties none.
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator("#url-error p")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("현관");
        await page.FillAsync("#url", "rtsp://127.0.0.1:9/none");
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(1);

        var id = (await product.Api.GetAsync("cameras")).GetProperty("items")[0].GetProperty("id").GetString();
        await window.GoAsync($"cameras/{id}");
        await page.FillAsync("#location", "1층");
        await page.Locator("#location").BlurAsync();
        await product.Api.DeleteAsync($"cameras/{id}");
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator("[data-refused=Gone]")).ToContainTextAsync("다른 페이지에서");
        await Assertions.Expect(page.Locator("#location")).ToHaveValueAsync("1층");
        await window.ScreenshotAsync("camera-gone", fullPage: true);
        await page.Locator("button[type=submit].primary-action").ClickAsync();
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(1);
        await window.AssertNoSidewaysScrollAsync();
        window.AssertNoComplaints("snapshot.jpg", "503", "404");
    }

    /// <summary>Nothing is allowed by choosing, by adding or by saving; what is allowed and ended counts at once, and what stands in the form stays.</summary>
    [Fact]
    public async Task Whether_its_pictures_may_leave_the_house_is_said_allowed_and_ended_on_the_cameras_own_page()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__Analysis__Vertex__BaseAddress"] = "http://127.0.0.1:9",
            ["DailyCam__Analysis__Vertex__Project"] = "family",
            ["DailyCam__Analysis__Vertex__ApiKey"] = "key-of-nothing",
            ["DailyCam__Analysis__Vertex__Model"] = "some-model",
            ["DailyCam__Analysis__Prices__Models__0__Model"] = "some-model",
            ["DailyCam__Analysis__Prices__Models__0__Input"] = "0.3",
            ["DailyCam__Analysis__Prices__Models__0__Output"] = "2.5",
        });
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await fixture.Browser.OpenAsync(product, viewer);
            var page = window.Page;
            var leaving = page.Locator(".leaving");
            await window.GoAsync("cameras/new?kind=demo");
            await Assertions.Expect(leaving).ToHaveAttributeAsync("data-leaving", "nothing", Patient);
            await page.Locator("[data-analyzer=vertex] input").CheckAsync();
            await page.Locator("button[type=submit].primary-action").ClickAsync();
            await Assertions.Expect(page.Locator("p.added")).ToBeVisibleAsync();
            var id = new Uri(page.Url).Segments[^1];
            await Assertions.Expect(leaving).ToHaveAttributeAsync("data-leaving", "nothing", Patient);
            Assert.False(await AllowedAsync(product, id));

            await page.FillAsync("#location", "2F");
            var consent = leaving.Locator("[data-consent=vertex]");
            await consent.Locator("summary").ClickAsync();
            await Assertions.Expect(consent.Locator(".give")).ToBeDisabledAsync();
            await window.ScreenshotAsync("camera-leaving-read", fullPage: true);
            Assert.Empty(await window.AxeFindingsAsync());
            await consent.Locator(".check input").CheckAsync();
            await consent.Locator(".give").ClickAsync();
            await Assertions.Expect(leaving).ToHaveAttributeAsync("data-leaving", "allowed", Patient);
            Assert.True(await AllowedAsync(product, id));
            await Assertions.Expect(page.Locator("#location")).ToHaveValueAsync("2F");
            await Assertions.Expect(page.Locator("p.unsaved")).ToBeVisibleAsync();
            await window.AssertNoSidewaysScrollAsync();
            await leaving.ScrollIntoViewIfNeededAsync();
            await window.ScreenshotAsync("camera-leaving-allowed");

            await consent.Locator(".stop").ClickAsync();
            await Assertions.Expect(leaving).ToHaveAttributeAsync("data-leaving", "nothing", Patient);
            Assert.False(await AllowedAsync(product, id));
            await product.Api.DeleteAsync($"cameras/{id}");
            window.AssertNoComplaints("snapshot.jpg", "503", "404");
        }
    }

    private static async Task<bool> AllowedAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("consents").GetProperty("vertex").GetBoolean();
}
