using DailyCam.Core.Hosting;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Features.Setup;
using DailyCam.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Setup;

public sealed partial class SetupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_home_has_nothing_but_set_up_and_the_code_opens_it_once()
    {
        await using var factory = new DailyCamAppFactory { WithAdmin = false };
        using var client = factory.Anonymous();
        foreach (var page in new[] { "/", "/live", "/sign-in", "/nothing" })
        {
            using var led = await client.GetAsync(page, Token);
            Assert.Equal("/setup", led.Headers.Location?.OriginalString);
        }

        using var call = await client.PostAsJsonAsync("/api/v1/session", new { user = "a", password = "b" }, Token);
        Assert.Contains("setup-needed", await call.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var refused = await PostAsync(client, "not-the-code", "엄마", DailyCamAppFactory.Password);
        Assert.Contains("설정 코드가 맞지 않아요", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        using var claimed = await PostAsync(client, factory.Services.GetRequiredService<SetupDesk>().Code, "엄마", DailyCamAppFactory.Password);
        Assert.Equal(HttpStatusCode.Redirect, claimed.StatusCode);
        Assert.Equal("/", claimed.Headers.Location?.OriginalString);
        Assert.Contains("admin", await client.GetStringAsync("/api/v1/session", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_claims_at_once_one_wins()
    {
        await using var factory = new DailyCamAppFactory { WithAdmin = false };
        var desk = factory.Services.GetRequiredService<SetupDesk>();
        Assert.True(desk.IsNeeded);
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var scope = factory.Services.CreateAsyncScope();
            return await desk.ClaimAsync(scope.ServiceProvider.GetRequiredService<People>(), desk.Code, $"person {i}", DailyCamAppFactory.Password, "ko", IPAddress.Loopback, Token);
        }));
        Assert.Single(claims, static problems => problems.Count is 0);
        Assert.Equal(3, claims.Count(static problems => problems is [{ Code: "SetupDone" }]));
        Assert.False(desk.IsNeeded);
    }

    [Fact]
    public async Task Guessing_the_code_is_slowed_down()
    {
        await using var factory = new DailyCamAppFactory { WithAdmin = false };
        var desk = factory.Services.GetRequiredService<SetupDesk>();
        await using var scope = factory.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var codes = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            codes.Add((await desk.ClaimAsync(people, "guess", "a", DailyCamAppFactory.Password, null, IPAddress.Loopback, Token))[0].Code);
        }

        Assert.Contains("SetupCodeWrong", codes);
        Assert.Equal("SignInWait", codes[^1]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_the_code_is_not_spent_on_a_short_password()
    {
        await using var factory = new DailyCamAppFactory { WithAdmin = false };
        var desk = factory.Services.GetRequiredService<SetupDesk>();
        using var client = factory.Anonymous();
        using var all = await PostAsync(client, "not-the-code", string.Empty, "short");
        var said = ErrorPlace().Matches(WebUtility.HtmlDecode(await all.Content.ReadAsStringAsync(Token))).ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
        Assert.Equal(["code-error", "password-error", "user-error"], said.Where(static one => one.Value.Length > 0).Select(static one => one.Key).Order(StringComparer.Ordinal));

        await using var scope = factory.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        Assert.Equal(["PasswordTooShort"], Codes(await desk.ClaimAsync(people, desk.Code, "엄마", "short", null, IPAddress.Loopback, Token)));
        Assert.True(desk.IsNeeded);

        // An empty code is no guess; guesses count whatever else is wrong, and who waits is told the rest all the same.
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(["SetupCodeWrong", "PasswordTooShort"], Codes(await desk.ClaimAsync(people, " ", "엄마", "short", null, IPAddress.Loopback, Token)));
        }

        var codes = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            codes = Codes(await desk.ClaimAsync(people, "guess", "엄마", "short", null, IPAddress.Loopback, Token));
        }

        Assert.Equal(["SignInWait", "PasswordTooShort"], codes);
    }

    [Fact]
    public async Task A_weak_password_in_the_settings_stops_the_start_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var builder = DailyCamHost.CreateBuilder(
            [$"--DailyCam:DataPath={folder.Path}", "--DailyCam:Setup:AdminUser=엄마", "--DailyCam:Setup:AdminPassword=short", "--urls=http://127.0.0.1:0"]);
        builder.AddDailyCam();
        await using var app = builder.Build();
        var jobs = app.Services.GetRequiredService<JobEngine>();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(app.RunToTheEndAsync);
        Assert.StartsWith("DailyCam:Setup:AdminPassword: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refused.Message, StringComparison.Ordinal);

        // Its threads would keep the process alive.
        Assert.Null(jobs.Scheduler);
    }

    private static List<string> Codes(IEnumerable<DailyCam.Core.Problem> problems) => [.. problems.Select(static problem => problem.Code)];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string code, string user, string password)
    {
        var page = await client.GetStringAsync("/setup", Token);
        var fields = new Dictionary<string, string>
        {
            ["_handler"] = "setup",
            ["__RequestVerificationToken"] = AntiforgeryField().Match(page).Groups[1].Value,
            ["Form.Code"] = code,
            ["Form.User"] = user,
            ["Form.Password"] = password,
        };
        return await client.PostAsync("/setup", new FormUrlEncodedContent(fields), Token);
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex AntiforgeryField();

    [GeneratedRegex(@"<div id=""(\w+-error)"">(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex ErrorPlace();
}
