using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Service accounts, against a token service on loopback.</summary>
public sealed class VertexTokenTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_service_account_gets_one_token_for_many_requests()
    {
        await using var server = await ScriptedVertex.StartAsync();
        await using var bench = await BenchAsync(Account(server));

        Assert.Equal(ModelOutcome.Answered, (await bench.AskAsync()).Outcome);
        Assert.Equal(ModelOutcome.Answered, (await bench.AskAsync()).Outcome);

        Assert.Contains("assertion=", Assert.Single(server.TokenRequests), StringComparison.Ordinal);
        Assert.All(bench.Server.Requests, static seen => Assert.Equal($"Bearer {ScriptedVertex.AccessToken}", seen.Headers["authorization"]));
        Assert.All(bench.Server.Requests, static seen => Assert.False(seen.Headers.ContainsKey("x-goog-api-key")));
    }

    [Fact]
    public async Task A_token_is_nowhere_in_what_comes_back_or_is_logged()
    {
        await using var server = await ScriptedVertex.StartAsync();
        await using var bench = await BenchAsync(Account(server));
        bench.Server.Script(Step.Status(403, $"Token {ScriptedVertex.AccessToken} has no rights."));

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.NotAuthorised, reply.Outcome);
        Assert.DoesNotContain(ScriptedVertex.AccessToken, reply.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedVertex.AccessToken, bench.Logs.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, ModelOutcome.NotAuthorised)]
    [InlineData(HttpStatusCode.Unauthorized, ModelOutcome.NotAuthorised)]
    [InlineData(HttpStatusCode.InternalServerError, ModelOutcome.ServerError)]
    public async Task A_token_that_is_refused_is_a_value_and_no_footage_is_sent(HttpStatusCode status, ModelOutcome outcome)
    {
        await using var server = await ScriptedVertex.StartAsync();
        server.TokenStatus = (int)status;
        await using var bench = await BenchAsync(Account(server));

        var reply = await bench.AskAsync();

        Assert.Equal(outcome, reply.Outcome);
        Assert.Contains("invalid_grant", reply.Detail, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":"authorized_user","client_id":"a","client_secret":"b","refresh_token":"c"}""")]
    [InlineData("""{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n","token_uri":"http://127.0.0.1:1/token"}""")]
    public async Task A_file_that_is_no_service_account_is_a_value(string content)
    {
        await using var server = await ScriptedVertex.StartAsync();
        var path = folder.File("account.json");
        if (content != "missing")
        {
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        }

        await using var bench = await BenchAsync(path);

        var reply = await bench.AskAsync();

        Assert.Equal(ModelOutcome.NotAuthorised, reply.Outcome);
        Assert.Contains("credentials file", reply.Detail, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_is_replaced_counts_from_the_next_request()
    {
        await using var server = await ScriptedVertex.StartAsync();
        var path = folder.File("account.json");
        await File.WriteAllTextAsync(path, "{}", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var bench = await BenchAsync(path);
        Assert.Equal(ModelOutcome.NotAuthorised, (await bench.AskAsync()).Outcome);

        Account(server);

        Assert.Equal(ModelOutcome.Answered, (await bench.AskAsync()).Outcome);
    }

    public void Dispose() => folder.Dispose();

    private static Task<ClientBench> BenchAsync(string file) => ClientBench.VertexAsync(("ApiKey", string.Empty), ("CredentialsFile", file));

    /// <summary>A key file as Google hands it out, with a key made here and the token service on loopback.</summary>
    private string Account(ScriptedVertex tokens)
    {
        using var key = RSA.Create(2048);
        var path = folder.File("account.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "family-project",
            private_key_id = "1",
            private_key = key.ExportPkcs8PrivateKeyPem(),
            client_email = "dailycam@family-project.iam.gserviceaccount.com",
            token_uri = tokens.TokenAddress,
        }));
        return path;
    }
}
