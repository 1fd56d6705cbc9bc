using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Family;

public sealed class ChildApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private const string Route = "/api/v1/child";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_child_is_told_once_with_its_age_and_a_wrong_date_has_its_sentence_in_both_languages()
    {
        using var client = await factory.SignedInAsync();
        var nothing = await client.GetFromJsonAsync<JsonElement>(Route, Token);
        Assert.Equal(JsonValueKind.Null, nothing.GetProperty("birthDate").ValueKind);

        var born = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(-14).AddDays(-3);
        using var saved = await client.PutAsJsonAsync(Route, new { name = "하늘이 \"🐣\"", birthDate = born }, Token);
        var child = await saved.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("하늘이 \"🐣\"", 14, 5), (child.GetProperty("name").GetString(), child.GetProperty("ageMonths").GetInt32(), child.GetProperty("ageStage").GetInt32()));

        foreach (var (date, code) in new[] { ("2999-01-01", "birth-date-in-future"), ("9.3.2025", "birth-date-unreadable") })
        {
            var sentences = new List<string>();
            foreach (var language in new[] { "ko", "en" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Put, Route) { Content = JsonContent.Create(new { birthDate = date }) };
                request.Headers.AcceptLanguage.ParseAdd(language);
                using var answer = await client.SendAsync(request, Token);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
                Assert.Equal($"urn:dailycam:problem:{code}", problem.GetProperty("type").GetString());
                sentences.Add(problem.GetProperty("errors").GetProperty("birthDate")[0].GetString()!);
            }

            Assert.Contains(sentences[0], static c => c is >= '가' and <= '힣');
            Assert.DoesNotContain(sentences[1], static c => c is >= '가' and <= '힣');
        }

        Assert.Equal(born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), (await client.GetFromJsonAsync<JsonElement>(Route, Token)).GetProperty("birthDate").GetString());
    }

    [Fact]
    public async Task When_the_child_was_born_is_for_administrators_and_how_old_it_is_for_everybody()
    {
        await using var home = new DailyCamAppFactory();
        using var admin = await home.SignedInAsync();
        var born = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(-14).AddDays(-3);
        using var saved = await admin.PutAsJsonAsync(Route, new { name = "하늘이", birthDate = born }, Token);
        Assert.Equal(JsonValueKind.String, (await saved.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("birthDate").ValueKind);

        using var parent = await home.SignedInAsync(Roles.Parent);
        var child = await parent.GetFromJsonAsync<JsonElement>(Route, Token);
        Assert.Equal(JsonValueKind.Null, child.GetProperty("birthDate").ValueKind);
        Assert.Equal(("하늘이", 14, 5), (child.GetProperty("name").GetString(), child.GetProperty("ageMonths").GetInt32(), child.GetProperty("ageStage").GetInt32()));
    }

    [Fact]
    public async Task What_is_said_of_the_home_comes_back_sorts_the_precautions_and_is_refused_in_words()
    {
        await using var house = new DailyCamAppFactory();
        using var client = await house.SignedInAsync();
        var born = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(-14).AddDays(-3);
        var child = await PutAsync(client, new { birthDate = born, home = new { stairs = "yes", stairGates = "no", gasStove = "no" } });
        var home = child.GetProperty("home").EnumerateObject().ToDictionary(static fact => fact.Name, static fact => fact.Value.GetString(), StringComparer.Ordinal);
        Assert.Equal(13, home.Count);
        Assert.Equal(("yes", "no", "no", "unknown"), (home["stairs"], home["stairGates"], home["gasStove"], home["pets"]));
        var precautions = child.GetProperty("precautions").EnumerateArray().Select(static one => (one.GetProperty("what").GetString(), one.GetProperty("standing").GetString())).ToList();
        Assert.Equal(("stairs", "open"), precautions[0]);
        Assert.DoesNotContain(precautions, static one => one.Item1 == "gasStove");

        // Who says nothing of the home changes nothing of it; who takes one answer back keeps the others.
        Assert.Equal("yes", (await PutAsync(client, new { birthDate = born })).GetProperty("home").GetProperty("stairs").GetString());
        child = await PutAsync(client, new { birthDate = born, home = new { stairs = "unknown" } });
        Assert.Equal(("unknown", "no"), (child.GetProperty("home").GetProperty("stairs").GetString(), child.GetProperty("home").GetProperty("stairGates").GetString()));

        foreach (var (wrong, code) in new (object, string)[] { (new { moat = "yes" }, "home-fact-unknown"), (new { stairs = "perhaps" }, "home-answer-unreadable"), (new { stairs = true }, "home-answer-unreadable") })
        {
            using var refused = await client.PutAsJsonAsync(Route, new { name = "x", birthDate = born, home = wrong }, Token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.Equal($"urn:dailycam:problem:{code}", problem.GetProperty("type").GetString());
            Assert.True(problem.GetProperty("errors").GetProperty("home")[0].GetString()!.Length > 20);
        }

        Assert.Equal(JsonValueKind.Null, (await client.GetFromJsonAsync<JsonElement>(Route, Token)).GetProperty("name").ValueKind);
    }

    private static async Task<JsonElement> PutAsync(HttpClient client, object body)
    {
        using var answer = await client.PutAsJsonAsync(Route, body, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
