using System.Net;
using System.Net.Http.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>The first page as it leaves the server, before any circuit: it already tells the truth.</summary>
public sealed class HomeDocumentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/home")]
    public async Task A_home_without_cameras_says_so_and_has_one_way_on(string path)
    {
        await using var factory = new DailyCamAppFactory();
        using var admin = await factory.SignedInAsync();
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        var page = await PageAsync(admin, path);
        Assert.Contains("data-level=\"NoCamera\"", page, StringComparison.Ordinal);
        Assert.Contains("아직 카메라가 없어요", page, StringComparison.Ordinal);
        Assert.Contains("class=\"primary-action\" href=\"cameras/new\"", page, StringComparison.Ordinal);
        Assert.Contains("data-step=\"Account\" data-done=\"true\"", page, StringComparison.Ordinal);

        // Who cannot add a camera is not sent to add one.
        using var parent = await factory.SignedInAsync(Roles.Parent);
        var others = await PageAsync(parent, path);
        Assert.DoesNotContain("cameras/new", others, StringComparison.Ordinal);
        Assert.DoesNotContain("data-step", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_comes_back_here()
    {
        await using var factory = new DailyCamAppFactory();
        using var stranger = factory.Anonymous();
        using var answer = await stranger.GetAsync("/", Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=%2F", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Nothing runs here: no capture, no vision, no recording. The page must not say that anybody watches.</summary>
    [Fact]
    public async Task A_camera_that_nobody_captures_is_not_called_watched()
    {
        await using var factory = new DailyCamAppFactory();
        using var admin = await factory.SignedInAsync();
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        foreach (var (name, isOn) in new[] { ("Nursery", true), ("Kitchen", false) })
        {
            using var added = await admin.PostAsJsonAsync("/api/v1/cameras", new { name, source = new { kind = "demo" }, isOn }, Token);
            added.EnsureSuccessStatusCode();
        }

        var page = await PageAsync(admin, "/");
        Assert.Contains("data-level=\"Connecting\"", page, StringComparison.Ordinal);
        Assert.Contains("Connecting. Nobody is watching yet", page, StringComparison.Ordinal);
        Assert.Contains("data-standing=\"Connecting\"", page, StringComparison.Ordinal);
        Assert.Contains("data-standing=\"Off\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Still watching", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_is_told_once_in_the_pages_own_order_and_not_by_the_banners_of_the_others()
    {
        await using var factory = new DailyCamAppFactory();
        using var admin = await factory.SignedInAsync();
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        factory.Services.GetRequiredService<DatabaseBoard>().Damaged();
        factory.Services.GetRequiredService<BackupBoard>().Failed(TimeProvider.System.GetUtcNow());
        var page = await PageAsync(admin, "/");
        var (database, backup) = (page.IndexOf("data-attention=\"DatabaseDamaged\"", StringComparison.Ordinal), page.IndexOf("data-attention=\"BackupFailed\"", StringComparison.Ordinal));
        Assert.True(database > 0 && backup > database, $"{database}, {backup}");
        Assert.DoesNotContain("database-notice", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"alarms\"", page, StringComparison.Ordinal);
        Assert.Contains("database-notice", await PageAsync(admin, "/cameras"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accident_is_not_pushed_off_the_page_by_a_hundred_newer_cautions()
    {
        await using var factory = new DailyCamAppFactory();
        using var admin = await factory.SignedInAsync();
        using var added = await admin.PostAsJsonAsync("/api/v1/cameras", new { name = "Nursery", source = new { kind = "demo" }, isOn = false }, Token);
        added.EnsureSuccessStatusCode();
        Incident[] planted = [Incident(0, Severity.Accident), .. Enumerable.Range(1, 100).Select(static minute => Incident(minute, Severity.Caution))];
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.AddRange(planted);
            await context.SaveChangesAsync(Token);
        }

        var page = await PageAsync(admin, "/");
        Assert.Contains($"data-incident=\"{planted[0].Id}\"", page, StringComparison.Ordinal);
        Assert.Contains("100+", page, StringComparison.Ordinal);
    }

    private static Incident Incident(int minute, Severity severity)
    {
        var at = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        return new Incident
        {
            CameraId = new CameraId("camera222222"), StartAt = at, EndAt = at.AddSeconds(9), EvidenceAt = at.AddSeconds(1), Severity = severity, Category = IncidentCategory.Fall,
            Source = IncidentSource.SegmentModel, Confidence = 0.7,
        };
    }

    private static async Task<string> PageAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), Token));
}
