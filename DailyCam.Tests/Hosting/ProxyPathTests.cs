using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>Below a path of a reverse proxy, which may pass the path on or take it away: everything stays below it.</summary>
public sealed partial class ProxyPathTests : IAsyncDisposable
{
    private readonly DailyCamAppFactory factory = new() { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DailyCam:Proxy:PathBase"] = "/cam" } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    [Theory]
    [InlineData("/cam")]
    [InlineData("")]
    public async Task A_page_has_the_path_as_its_base_and_nothing_on_it_leaves_it(string passedOn)
    {
        using var client = factory.Anonymous();
        var html = await client.GetStringAsync(new Uri($"{passedOn}/sign-in", UriKind.Relative), Token);
        Assert.Contains("<base href=\"/cam/\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(LeadsOut(), html);
        Assert.Contains("name=\"returnUrl\" value=\"/cam/sign-in\"", html, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/cam/\"", await client.GetStringAsync(new Uri($"{passedOn}/offline", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cam")]
    [InlineData("")]
    public async Task A_stranger_is_led_to_the_sign_in_below_the_path_and_back_below_it(string passedOn)
    {
        using var client = factory.Anonymous();
        using var led = await client.GetAsync($"{passedOn}/timeline?camera=b", Token);
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        Assert.EndsWith("/cam/sign-in?returnUrl=%2Fcam%2Ftimeline%3Fcamera%3Db", led.Headers.Location!.OriginalString, StringComparison.Ordinal);

        using var asset = await client.GetAsync($"{passedOn}/styles/app.css", Token);
        Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        Assert.Equal("ok", await client.GetStringAsync(new Uri($"{passedOn}/healthz", UriKind.Relative), Token));
    }

    [Fact]
    public async Task The_bare_path_leads_into_it()
    {
        using var client = factory.Anonymous();
        using var led = await client.GetAsync("/cam?x=1", Token);
        Assert.Equal("/cam/?x=1", led.Headers.Location?.OriginalString);
        Assert.True(led.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Set_up_stays_below_the_path()
    {
        await using var fresh = new DailyCamAppFactory { WithAdmin = false, Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DailyCam:Proxy:PathBase"] = "/cam" } };
        using var client = fresh.Anonymous();
        using var led = await client.GetAsync("/cam/", Token);
        Assert.Equal("/cam/setup", led.Headers.Location?.OriginalString);
        using var manifest = await client.GetAsync("/cam/app.webmanifest", Token);
        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
    }

    [Fact]
    public async Task Cookies_answers_and_redirects_name_the_path()
    {
        using var client = factory.Anonymous();
        using var signedIn = await client.PostAsJsonAsync("/cam/api/v1/session", new { user = DailyCamAppFactory.AdminUser, password = DailyCamAppFactory.Password }, Token);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Contains(cookies, static cookie => cookie.StartsWith("dailycam-session-cam=", StringComparison.Ordinal));
        Assert.Contains(cookies, static cookie => cookie.StartsWith("dailycam-antiforgery-cam=", StringComparison.Ordinal));
        Assert.All(cookies, static cookie => Assert.Contains("path=/cam;", cookie, StringComparison.OrdinalIgnoreCase));
        var session = await signedIn.Content.ReadFromJsonAsync<JsonElement>(Token);
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgeryToken").GetString());

        using var added = await client.PostAsJsonAsync("/cam/api/v1/cameras", new { name = "Nursery", source = new { kind = "demo" }, isOn = false }, Token);
        Assert.StartsWith("/cam/api/v1/cameras/", added.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var camera = await client.GetAsync(added.Headers.Location, Token);
        Assert.Equal(HttpStatusCode.OK, camera.StatusCode);
        Assert.DoesNotMatch(LeadsOut(), await client.GetStringAsync(new Uri("/cam/cameras", UriKind.Relative), Token));

        Assert.Contains("<base href=\"/cam/\"", await client.GetStringAsync(new Uri("/cam/hangfire", UriKind.Relative), Token), StringComparison.Ordinal);

        using var left = await client.PostAsync("/cam/sign-out", null, Token);
        Assert.Equal("/cam/sign-in", left.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_app_that_is_installed_is_the_one_below_the_path()
    {
        using var client = factory.Anonymous();
        var manifest = await client.GetFromJsonAsync<JsonElement>("/cam/app.webmanifest?language=en", Token);
        Assert.Equal(["/cam/", "./", "./"], new[] { "id", "start_url", "scope" }.Select(name => manifest.GetProperty(name).GetString()));
    }

    [Theory]
    [InlineData("cam")]
    [InlineData("/cam/")]
    [InlineData("/")]
    [InlineData("/a//b")]
    [InlineData("/../cam")]
    [InlineData("/c am")]
    [InlineData("https://home.example/cam")]
    public async Task A_path_that_is_none_stops_the_start_with_its_key(string path)
    {
        await using var app = Build($"--DailyCam:Proxy:PathBase={path}");
        var refused = Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value);
        Assert.Contains("DailyCam:Proxy:PathBase", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/cam")]
    [InlineData("/home/daily.cam")]
    public async Task A_path_as_proxies_have_it_is_taken(string path)
    {
        await using var app = Build($"--DailyCam:Proxy:PathBase={path}");
        Assert.Equal(path, app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.PathBase);
    }

    /// <summary>Behind a proxy that takes the path away, /live could be either.</summary>
    [Theory]
    [InlineData("/live", true)]
    [InlineData("/api/cam", true)]
    [InlineData("/Hangfire", true)]
    [InlineData("/styles", true)]
    [InlineData("/cam", false)]
    [InlineData("/lively", false)]
    public void A_path_like_an_address_of_our_own_is_noticed(string path, bool isTaken) =>
        Assert.Equal(isTaken, ProxyPath.IsTaken(new PathString(path), factory.Services.GetRequiredService<EndpointDataSource>().Endpoints));

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string argument)
    {
        var builder = DailyCamHost.CreateBuilder([argument]);
        builder.AddDailyCam();
        return builder.Build();
    }

    [GeneratedRegex("""\b(?:href|src|action)="/(?!cam/)""")]
    private static partial Regex LeadsOut();
}
