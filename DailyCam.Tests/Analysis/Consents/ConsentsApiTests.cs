using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Analysis.Consents;

public sealed class ConsentsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private const string Cameras = "/api/v1/cameras";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_camera_is_looked_at_by_this_computer_alone_until_somebody_says_otherwise()
    {
        using var client = await factory.SignedInAsync();
        var camera = await AddAsync(client, new { name = "거실", source = new { kind = "demo" } });
        Assert.Equal("""["local"]""", camera.GetProperty("analyzers").GetRawText());
        Assert.Equal("""{"openai":false,"vertex":false}""", camera.GetProperty("consents").GetRawText());
    }

    [Fact]
    public async Task The_chain_and_the_consents_come_and_go_with_the_body()
    {
        using var client = await factory.SignedInAsync();
        var camera = await AddAsync(client, new { name = "거실", source = new { kind = "demo" }, analyzers = new[] { "Local", "openai", "vertex" }, consents = new { vertex = true } });
        var path = $"{Cameras}/{camera.GetProperty("id").GetString()}";
        Assert.Equal("""["local","openai","vertex"]""", camera.GetProperty("analyzers").GetRawText());
        Assert.Equal((false, true), Consents(camera));

        // What a body leaves out stays.
        camera = await PutAsync(client, path, new { name = "부엌" });
        Assert.Equal(("""["local","openai","vertex"]""", (false, true)), (camera.GetProperty("analyzers").GetRawText(), Consents(camera)));
        camera = await PutAsync(client, path, new { analyzers = new[] { "local", "vertex", "openai" }, consents = new { vertex = false, openai = true } });
        Assert.Equal(("""["local","vertex","openai"]""", (true, false)), (camera.GetProperty("analyzers").GetRawText(), Consents(camera)));
        Assert.Equal((true, false), Consents(await client.GetFromJsonAsync<JsonElement>(path, Token)));

        var history = await factory.Services.GetRequiredService<ConsentStore>().HistoryAsync(new CameraId(path[^12..]), Token);
        Assert.Equal(2, history.Count);
        Assert.All(history, static consent => Assert.Equal(DailyCamAppFactory.AdminUser, consent.GivenBy));
    }

    [Theory]
    [InlineData("""{"analyzers":[]}""", "analyzers-missing", "analyzers")]
    [InlineData("""{"analyzers":["local","gpt"]}""", "analyzer-unknown", "analyzers")]
    [InlineData("""{"analyzers":[null]}""", "analyzer-unknown", "analyzers")]
    [InlineData("""{"analyzers":["vertex","vertex"]}""", "analyzer-twice", "analyzers")]
    [InlineData("""{"analyzers":["vertex","local"]}""", "analyzer-local-first", "analyzers")]
    [InlineData("""{"consents":{"local":true}}""", "consent-unknown", "consents")]
    [InlineData("""{"consents":{"vertex":true,"elsewhere":true}}""", "consent-unknown", "consents")]
    public async Task What_is_wrong_is_said_by_field_and_allows_nothing(string body, string type, string field)
    {
        using var client = await factory.SignedInAsync();
        var camera = await AddAsync(client, new { name = "거실", source = new { kind = "demo" } });
        var path = $"{Cameras}/{camera.GetProperty("id").GetString()}";
        using var content = new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await client.PutAsync(new Uri(path, UriKind.Relative), content, Token);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((HttpStatusCode.BadRequest, $"urn:dailycam:problem:{type}"), (answer.StatusCode, problem.GetProperty("type").GetString()));
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal((false, false), Consents(await client.GetFromJsonAsync<JsonElement>(path, Token)));
    }

    /// <summary>Forbidding must work whatever else a program gets wrong in the same call.</summary>
    [Fact]
    public async Task A_withdrawal_counts_even_when_the_rest_of_the_body_is_refused_and_a_consent_does_not()
    {
        using var client = await factory.SignedInAsync();
        var camera = await AddAsync(client, new { name = "거실", source = new { kind = "demo" }, consents = new { vertex = true } });
        var path = $"{Cameras}/{camera.GetProperty("id").GetString()}";
        using var refused = await client.PutAsJsonAsync(path, new { name = "a\nb", consents = new { vertex = false, openai = true } }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal((false, false), Consents(await client.GetFromJsonAsync<JsonElement>(path, Token)));
    }

    [Fact]
    public async Task Only_an_administrator_allows()
    {
        using var admin = await factory.SignedInAsync();
        var camera = await AddAsync(admin, new { name = "거실", source = new { kind = "demo" } });
        var path = $"{Cameras}/{camera.GetProperty("id").GetString()}";
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var answer = await parent.PutAsJsonAsync(path, new { consents = new { vertex = true } }, Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal((false, false), Consents(await parent.GetFromJsonAsync<JsonElement>(path, Token)));
    }

    private static (bool OpenAi, bool Vertex) Consents(JsonElement camera) =>
        (camera.GetProperty("consents").GetProperty("openai").GetBoolean(), camera.GetProperty("consents").GetProperty("vertex").GetBoolean());

    private static async Task<JsonElement> AddAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync(Cameras, body, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<JsonElement> PutAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsJsonAsync(path, body, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
