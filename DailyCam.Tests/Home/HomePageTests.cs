using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>The first page as a parent uses it, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class HomePageTests(ProductFixture fixture) : IClassFixture<ProductFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 90_000;

    private static readonly ViewerSetting Phone = new("ko", Dark: true, Phone: true);
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToHaveAttributeOptions Has = new() { Timeout = Patience };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_home_is_led_through_its_first_steps_until_it_puts_them_away()
    {
        await using var product = await ProductProcess.StartAsync();
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("home");
        await Assertions.Expect(window.Page.Locator(".home-watch h1")).ToContainTextAsync("아직 카메라가 없어요");
        await Assertions.Expect(window.Page.Locator(".home-checklist")).ToHaveAttributeAsync("data-done", "1");

        // The window is in Seoul: where the computer is not, the list says what follows the computer.
        var isElsewhere = TimeProvider.System.GetLocalNow().Offset != TimeSpan.FromHours(9);
        await Assertions.Expect(window.Page.Locator(".home-checklist [data-part=zone]")).ToHaveCountAsync(isElsewhere ? 1 : 0);

        // The page notices by itself: nothing is reloaded here.
        await product.Api.AddDemoCameraAsync("거실");
        await Assertions.Expect(window.Page.Locator("[data-step=FirstPicture]")).ToHaveAttributeAsync("data-done", "true", Has);
        await Assertions.Expect(window.Page.Locator(".home-watch h1")).ToContainTextAsync("카메라가 지켜보고 있어요", Contains);
        await Assertions.Expect(window.Page.Locator(".home-beat")).ToContainTextAsync("계속 지켜보는 중", Contains);
        await Assertions.Expect(window.Page.Locator(".home-age")).Not.ToBeEmptyAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("home-first-steps", fullPage: true);

        await window.Page.Locator("[data-action=dismiss]").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".home-checklist")).ToHaveCountAsync(0);
        await window.GoAsync("home");
        await Assertions.Expect(window.Page.Locator(".home-today")).ToHaveAttributeAsync("data-state", "ready", Has);
        await Assertions.Expect(window.Page.Locator(".home-checklist")).ToHaveCountAsync(0);
        window.AssertNoComplaints("503");
    }

    [Fact]
    public async Task An_incident_is_judged_with_one_tap_taken_back_and_told_to_the_other_parent()
    {
        var product = await fixture.CleanAsync();
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실", new { isOn = false }));
        var waiting = await PlantAsync(product, camera, ReviewState.New, null);
        var seen = await PlantAsync(product, camera, ReviewState.Confirmed, "엄마");
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("home");
        var row = window.Page.Locator($"[data-incident='{waiting}']");
        await row.Locator("[data-action=confirm]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(row.Locator(".incident-judged")).ToContainTextAsync("맞다고 표시했어요", Contains);
        await Assertions.Expect(row.Locator("[data-action=undo]")).ToBeFocusedAsync();
        Assert.Equal(("confirmed", ProductProcess.AdminUser), await ReviewAsync(product, waiting));

        await row.Locator("[data-action=undo]").ClickAsync();
        await Assertions.Expect(row.Locator("[data-action=confirm]")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal(("new", null), await ReviewAsync(product, waiting));

        await Assertions.Expect(window.Page.Locator(".home-seen summary")).ToContainTextAsync(new Regex("엄마가 오[전후] .*에 확인했어요"), Contains);
        await window.Page.Locator(".home-seen summary").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"[data-seen='{seen}']")).ToBeVisibleAsync();

        // Somebody else is quicker: the row goes by itself, and what they decided stays.
        await product.Api.PostAsync($"incidents/{waiting}/review", new { state = "falseAlarm" });
        await Assertions.Expect(row).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".home-incidents")).ToContainTextAsync("확인을 기다리는 사건이 없어요", Contains);
        await window.AssertNoSidewaysScrollAsync();
        window.AssertNoComplaints();
    }

    [Fact]
    public async Task A_camera_that_is_not_recorded_is_told_with_its_cause_and_never_as_watched()
    {
        var product = await fixture.CleanAsync();
        await product.Api.AddCameraAsync("다락방 Attic", new { kind = "mjpeg", url = "http://127.0.0.1:9/video" });
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("home");
        await Assertions.Expect(window.Page.Locator(".home-matter[data-attention=NotRecorded]")).ToContainTextAsync("Attic", Contains);
        await Assertions.Expect(window.Page.Locator(".home-watch")).ToHaveAttributeAsync("data-level", "None", Has);
        await Assertions.Expect(window.Page.Locator(".home-watch")).ToHaveAttributeAsync("data-tone", "bad");
        await Assertions.Expect(window.Page.Locator("[data-standing=NoPicture]")).ToContainTextAsync(new Regex("다락방 Attic: 오[전후] .*부터 영상이 오지 않아요"), Contains);
        await Assertions.Expect(window.Page.Locator(".alarm")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".home-watch")).Not.ToContainTextAsync("지켜보고 있어요");
        window.AssertNoComplaints();
    }

    /// <summary>The server cannot say that it is gone: the page says it by itself, and takes it back when the circuit returns.</summary>
    [Fact]
    public async Task A_page_whose_circuit_is_lost_no_longer_says_that_anybody_watches()
    {
        var product = await fixture.CleanAsync();
        await product.Api.AddDemoCameraAsync("거실", new { isOn = false });
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        var circuit = await CircuitSwitch.AttachAsync(window);
        await window.GoAsync("home");
        await Assertions.Expect(window.Page.Locator(".home-beat")).ToContainTextAsync("현재", Contains);
        await circuit.TakeAwayAsync();
        await Assertions.Expect(window.Page.Locator(".home-lost")).ToContainTextAsync("지금 상태를 알 수 없어요", Contains);
        await Assertions.Expect(window.Page.Locator(".home-now")).ToBeHiddenAsync();
        await window.ScreenshotAsync("home-lost", fullPage: true);

        circuit.GiveBack();
        await Assertions.Expect(window.Page.Locator(".home-now")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".home-lost")).ToBeEmptyAsync();
    }

    /// <summary>It came with the page's own HTML, and nothing will ever refresh it.</summary>
    [Fact]
    public async Task A_page_whose_circuit_never_comes_does_not_go_on_saying_that_anybody_watches()
    {
        var product = await fixture.CleanAsync();
        await product.Api.AddDemoCameraAsync("거실", new { isOn = false });
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.Page.RouteAsync("**/_framework/blazor.web*.js", static route => route.AbortAsync());
        await window.Page.GotoAsync("home");
        await Assertions.Expect(window.Page.Locator(".home-lost")).ToContainTextAsync("지금 상태를 알 수 없어요", Contains);
        await Assertions.Expect(window.Page.Locator(".home-now")).ToBeHiddenAsync();
    }

    /// <summary>With one camera, an incident and nothing wrong, all of it stands above the bar of a common phone; and nothing is too small for a thumb.</summary>
    [Fact]
    public async Task Everything_is_in_one_glance_on_a_phone_and_within_reach_of_a_thumb()
    {
        var product = await fixture.CleanAsync();
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실"));
        await product.Api.LiveAsync(camera.Value);
        await PlantAsync(product, camera, ReviewState.New, null);
        await using var window = await fixture.Browser.OpenAsync(product, Phone);
        await window.GoAsync("home");
        await window.Page.Locator("[data-action=dismiss]").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".home-watch")).ToHaveAttributeAsync("data-level", "All", Has);
        await Assertions.Expect(window.Page.Locator(".home-today")).ToHaveAttributeAsync("data-state", "ready", Has);
        await Assertions.Expect(window.Page.Locator("[data-action=confirm]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await window.ScreenshotAsync("home-glance");
        var left = await window.Page.EvaluateAsync<double>(
            "() => document.querySelector('.shell-nav').getBoundingClientRect().top - document.querySelector('.home-incidents').getBoundingClientRect().bottom");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: {left:0} px are left below"));
        Assert.True(left >= 0, $"{left.ToString(CultureInfo.InvariantCulture)} px below the bar");
        var small = await window.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.shell-nav a, .home button, .home a, .home summary')]
              .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < 43.5)
              .map(target => `${target.className} ${target.textContent.trim()} ${target.getBoundingClientRect().height}`)
            """);
        Assert.True(small.Length == 0, string.Join('\n', small));
    }

    private static async Task<(string? Review, string? By)> ReviewAsync(ProductProcess product, IncidentId incident)
    {
        var answer = await product.Api.GetAsync($"incidents/{incident}");
        return (answer.GetProperty("review").GetString(), answer.GetProperty("reviewedBy").GetString());
    }

    /// <summary>As another process would have left it: pages read rows, whoever wrote them. Minutes ago, and reviewed just now.</summary>
    private static async Task<IncidentId> PlantAsync(ProductProcess product, CameraId camera, ReviewState review, string? by)
    {
        var now = TimeProvider.System.GetUtcNow();
        var incident = new Incident
        {
            CameraId = camera, StartAt = now.AddMinutes(-3), EndAt = now.AddMinutes(-2), EvidenceAt = now.AddMinutes(-3).AddSeconds(2), Severity = Severity.Caution, Category = IncidentCategory.DangerZoneEntry,
            Source = IncidentSource.Zone, Confidence = 0.8, ZoneName = "난로", Review = review, ReviewedBy = by, ReviewedAt = by is null ? null : now,
        };
        await using var context = product.OpenDatabase();
        context.Add(incident);
        await context.SaveChangesAsync(Token);
        return incident.Id;
    }
}
