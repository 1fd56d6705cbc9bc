using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Reports;

public sealed class ReportsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_answered_in_the_callers_language_from_the_same_facts_and_so_is_a_question()
    {
        using var bench = new AnalysisBench();
        var incident = bench.Incident(AnalysisBench.Ten.AddMinutes(2), Severity.Danger);
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.AddRange(bench.Camera, bench.Segment(), incident, bench.Minute(AnalysisBench.Ten, motion: 51, people: 1));
            await context.SaveChangesAsync(Token);
        }

        using var korean = await ClientAsync("ko");
        using var english = await ClientAsync("en");
        var query = $"2026-11-20?camera={bench.Camera.Id}&tz=Asia/Seoul";
        var ko = await korean.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{query}", Token);
        var en = await english.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{query}", Token);

        Assert.Equal("2026-11-19T15:00:00+00:00", ko.GetProperty("from").GetString());
        var listed = ko.GetProperty("incidents")[0];
        Assert.Equal((incident.Id.Value, "danger"), (listed.GetProperty("id").GetString(), listed.GetProperty("severity").GetString()));
        var citation = listed.GetProperty("sentence").GetProperty("citations")[0];
        Assert.Equal(("incident", incident.Id.Value), (citation.GetProperty("kind").GetString(), citation.GetProperty("incident").GetString()));
        Assert.Equal($"/timeline?camera={bench.Camera.Id}&date=2026-11-20&at=2026-11-20T10:02:01.000Z", citation.GetProperty("link").GetString());
        Assert.Equal("오후 7:02:00: 위험 구역 진입", listed.GetProperty("sentence").GetProperty("text").GetString());
        Assert.Contains("replace no medical", en.GetProperty("disclaimer").GetString(), StringComparison.Ordinal);
        Assert.Contains("대신하지 않", ko.GetProperty("disclaimer").GetString(), StringComparison.Ordinal);
        Assert.Equal(ko.GetProperty("coverage").GetProperty("passed").GetInt32(), ko.GetProperty("coverage").GetProperty("minutes").EnumerateObject().Sum(static state => state.Value.GetInt32()));
        Assert.Equal(28, ko.GetProperty("trend").GetArrayLength());

        // Everything but the words is the same in both languages.
        Assert.NotEqual(Texts(ko), Texts(en));
        Assert.Equal(WithoutWords(ko), WithoutWords(en));

        var answer = await korean.GetFromJsonAsync<JsonElement>($"/api/v1/reports/2026-11-20/answer?camera={bench.Camera.Id}&tz=Asia/Seoul&q={Uri.EscapeDataString("오후 7시에 누가 있었어?")}", Token);
        Assert.Equal(("answered", "anyoneThere"), (answer.GetProperty("kind").GetString(), answer.GetProperty("understood").GetProperty("intent").GetString()));
        Assert.Equal("activityMinute", answer.GetProperty("sentences")[0].GetProperty("citations")[0].GetProperty("kind").GetString());
        var none = await english.GetFromJsonAsync<JsonElement>("/api/v1/reports/2026-11-20/answer?q=when+did+grandma+leave", Token);
        Assert.Equal("noAnswer", none.GetProperty("kind").GetString());
        Assert.Equal("I can't answer that from what was recorded.", none.GetProperty("message").GetString());
        Assert.Equal(["grandma", "leave"], none.GetProperty("understood").GetProperty("unknown").EnumerateArray().Select(static word => word.GetString()));
        Assert.Equal(6, none.GetProperty("examples").GetArrayLength());
    }

    [Theory]
    [InlineData("2999-01-01", "urn:dailycam:problem:date-in-future")]
    [InlineData("yesterday", "urn:dailycam:problem:date-invalid")]
    [InlineData("2026-02-30", "urn:dailycam:problem:date-invalid")]
    [InlineData("2026-11-20?tz=../../etc/passwd", "urn:dailycam:problem:time-zone-unknown")]
    [InlineData("2026-11-20?camera=..%2F..", "urn:dailycam:problem:camera-not-found")]
    [InlineData("2026-11-20?camera=bbbbbbbbbbbb", "urn:dailycam:problem:not-found")]
    [InlineData("2026-11-20/answer", "urn:dailycam:problem:question-missing")]
    [InlineData("2026-11-20/answer?q=%20", "urn:dailycam:problem:question-missing")]
    [InlineData("2026-11-20/answer?q=did+she+sleep&camera=bbbbbbbbbbbb", "urn:dailycam:problem:not-found")]
    public async Task Wrong_questions_get_a_sentence_that_says_what_to_do(string path, string type)
    {
        using var client = await factory.SignedInAsync();
        var problem = await (await client.GetAsync($"/api/v1/reports/{path}", Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.DoesNotContain("Problem.", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_has_an_end_and_strange_letters_are_only_not_understood()
    {
        using var client = await factory.SignedInAsync();
        using var refused = await client.GetAsync($"/api/v1/reports/2026-11-20/answer?q={new string('a', 201)}", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var question in new[] { "'; DROP TABLE Incidents; --", "{0} {1} {{", "<script>alert(1)</script>", "👶🏻 잤어?", "3:3:3 pm 25시 61분", new string('시', 200) })
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/2026-11-20/answer?q={Uri.EscapeDataString(question)}", Token);
            Assert.NotEqual("answered", answer.GetProperty("kind").GetString());
        }
    }

    private async Task<HttpClient> ClientAsync(string language)
    {
        var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static string Texts(JsonElement report) => string.Join('\n', report.GetProperty("summary").EnumerateArray().Select(static sentence => sentence.GetProperty("text").GetString()));

    /// <summary>The answer as text, without what is said in a language and without the moment it was asked.</summary>
    private static string WithoutWords(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().Where(static p => p.Name is not ("text" or "disclaimer" or "now")).Select(static p => $"{p.Name}:{WithoutWords(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(WithoutWords))}]",
        _ => element.GetRawText(),
    };
}
