using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Account;

public sealed class SessionTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_opens_the_api_and_signing_out_closes_it()
    {
        using var client = await factory.SignedInAsync();
        var session = await client.GetFromJsonAsync<JsonElement>("/api/v1/session", Token);
        Assert.Equal(DailyCamAppFactory.AdminUser, session.GetProperty("user").GetString());
        Assert.Equal("admin", Assert.Single(session.GetProperty("roles").EnumerateArray()).GetString());

        using var gone = await client.DeleteAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var closed = await client.GetAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Theory]
    [InlineData(DailyCamAppFactory.AdminUser, "not-the-password-at-all")]
    [InlineData("nobody", DailyCamAppFactory.Password)]
    [InlineData(null, null)]
    public async Task A_wrong_sign_in_says_the_same_for_a_wrong_name_and_a_wrong_password(string? user, string? password)
    {
        using var client = factory.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password }, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("urn:dailycam:problem:sign-in-refused", problem.GetProperty("type").GetString());
        Assert.Equal("User name or password is wrong.", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_call_without_a_session_is_told_so_in_the_language_it_asks_for()
    {
        using var client = factory.Anonymous();
        using var korean = await client.GetAsync("/api/v1/cameras", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, korean.StatusCode);
        Assert.Contains("먼저 로그인해 주세요", (await korean.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString(), StringComparison.Ordinal);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB,en;q=0.8");
        var english = await (await client.GetAsync("/api/v1/cameras", Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("Sign in first.", english.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_antiforgery_token()
    {
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        using var refused = await client.PostAsJsonAsync("/api/v1/tokens", new { name = "script", role = "parent" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery", Token);
        client.DefaultRequestHeaders.Add(token.GetProperty("header").GetString()!, token.GetProperty("token").GetString());
        using var made = await client.PostAsJsonAsync("/api/v1/tokens", new { name = "script", role = "parent" }, Token);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task An_api_token_lets_a_program_in_with_its_role_until_it_is_deleted()
    {
        using var admin = await factory.SignedInAsync();
        var made = await (await admin.PostAsJsonAsync("/api/v1/tokens", new { name = "집 자동화", role = "parent" }, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        using var program = factory.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());

        Assert.Equal("집 자동화", (await program.GetFromJsonAsync<JsonElement>("/api/v1/session", Token)).GetProperty("user").GetString());
        using var notAdmin = await program.GetAsync("/api/v1/tokens", Token);
        Assert.Equal(HttpStatusCode.Forbidden, notAdmin.StatusCode);
        var listed = await admin.GetStringAsync("/api/v1/tokens", Token);
        Assert.DoesNotContain(made.GetProperty("token").GetString()!, listed, StringComparison.Ordinal);

        using var deleted = await admin.DeleteAsync($"/api/v1/tokens/{made.GetProperty("id").GetString()}", Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var closed = await program.GetAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task A_bad_token_request_names_every_field()
    {
        using var admin = await factory.SignedInAsync();
        using var answer = await admin.PostAsJsonAsync("/api/v1/tokens", new { name = "", role = "king", expiresAt = "2001-01-01T00:00:00Z" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors");
        Assert.Equal("expiresAt name role", string.Join(' ', errors.EnumerateObject().Select(static field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_parent_is_no_administrator()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var answer = await parent.GetAsync("/api/v1/tokens", Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
