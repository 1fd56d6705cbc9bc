using System.Net;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>Nothing is open to a stranger but what is named here: every route of the running app is tried.</summary>
public sealed class ClosedDoorTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static readonly string[] OpenRoutes = ["healthz", "readyz", "sign-in", "setup", "join/{token}", "error", "viewer", "api/v1/session", "app.webmanifest", "offline", "service-worker.js", "s/{token}", "s/{token}/file"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_asks_a_stranger_to_sign_in_but_the_named_ones()
    {
        using var client = factory.Anonymous();
        var closed = 0;
        foreach (var route in Routes().Where(static route => !IsOpen(route)))
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods[0] : "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
            using var answer = await client.SendAsync(request, Token);
            var isClosed = answer.StatusCode is HttpStatusCode.Unauthorized
                || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal));
            Assert.True(isClosed, $"{method} {request.RequestUri} answered {(int)answer.StatusCode}");
            closed++;
        }

        Assert.True(closed > 20, $"only {closed} routes were tried");
    }

    [Fact]
    public void Anonymous_routes_are_the_named_ones_and_assets()
    {
        var open = Routes()
            .Where(static route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(route))
            .Select(static route => route.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("healthz", open);
        Assert.Empty(open.Except(OpenRoutes));
    }

    [Fact]
    public async Task Paths_that_lead_nowhere_are_closed_too()
    {
        using var client = factory.Anonymous();
        using var api = await client.GetAsync("/api/v1/nothing/here", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        using var page = await client.GetAsync("/nothing/here", Token);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/sign-in", page.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task The_circuit_is_closed_to_strangers_and_to_pages_of_other_origins()
    {
        using var stranger = factory.Anonymous();
        using var closed = await stranger.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);

        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var own = await parent.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Token);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreign.Headers.Add("Origin", "http://evil.example");
        using var refused = await parent.SendAsync(foreign, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    /// <summary>Pages of ours open their WebSocket without asking for it first.</summary>
    [Fact]
    public async Task The_circuit_is_closed_to_those_also_without_a_question_before()
    {
        using var stranger = factory.Anonymous();
        using var closed = await stranger.GetAsync("/_blazor", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);

        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        foreign.Headers.Add("Origin", "http://evil.example");
        using var refused = await parent.SendAsync(foreign, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/live")]
    [InlineData("/api/v1/session")]
    [InlineData("/styles/app.css")]
    [InlineData("/healthz")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        using var client = factory.Anonymous();
        using var answer = await client.GetAsync(path, Token);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    private IEnumerable<RouteEndpoint> Routes() => factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsOpen(RouteEndpoint route) => IsAsset(route) || OpenRoutes.Contains(route.RoutePattern.RawText!.TrimStart('/'), StringComparer.Ordinal)
        && route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Files of the app itself: the only endpoints that carry a static asset's descriptor.</summary>
    private static bool IsAsset(RouteEndpoint route) => route.Metadata.Any(static item => item.GetType().Name == "StaticAssetDescriptor");

    private static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(static segment =>
        string.Concat(segment.Parts.Select(static part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
            : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator ? separator.Content : "bcdfghjkmnpq"))));
}
