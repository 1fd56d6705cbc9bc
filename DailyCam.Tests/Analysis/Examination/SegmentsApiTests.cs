using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

public sealed class SegmentsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ko", "아이가 놀았어요. 위험한 순간이 한 번 있었어요.", "소파에서 떨어짐", "매트를 깔아 주세요.")]
    [InlineData("en", "The child played. There was one dangerous moment.", "Fall from the sofa", "Put a mat there.")]
    public async Task What_a_model_said_is_answered_in_the_callers_language(string language, string summary, string title, string description)
    {
        var (segment, incident) = await ExaminedAsync();
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/segments/{segment}", Token);
        Assert.Equal(["analysed", "vertex", "segment-2", "gemini", summary], new[] { "state", "analyzer", "promptVersion", "model", "summary" }.Select(name => answer.GetProperty(name).GetString()));
        Assert.Equal(60, answer.GetProperty("facts").GetProperty("personSeconds").GetInt32());
        Assert.Equal(["local", "vertex"], answer.GetProperty("analyses").EnumerateArray().Select(static row => row.GetProperty("analyzer").GetString()));
        var vertex = answer.GetProperty("analyses")[1];
        Assert.Equal((18_300, 2, 1), (vertex.GetProperty("costMicros").GetInt32(), vertex.GetProperty("dropped").GetInt32(), vertex.GetProperty("rejected").GetInt32()));

        var found = await client.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident}", Token);
        Assert.Equal([title, description, "verified", "no", "nobodyThere"], new[] { "title", "description", "verification", "safetyDevice", "adult" }.Select(name => found.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task What_an_answer_cost_is_for_administrators()
    {
        var (segment, _) = await ExaminedAsync();
        using var client = await factory.SignedInAsync(Roles.Parent);
        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/segments/{segment}", Token);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("analyses")[1].GetProperty("costMicros").ValueKind);
    }

    [Fact]
    public async Task A_range_is_examined_again_by_administrators_only()
    {
        using var bench = new AnalysisBench();
        await SaveAsync(bench.Camera, bench.Segment(), bench.Segment(AnalysisBench.Ten.AddMinutes(10)));
        var body = new { camera = bench.Camera.Id.Value, from = "2026-11-20T10:00:00Z", to = "2026-11-20T10:15:00Z" };
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var refused = await parent.PostAsJsonAsync("/api/v1/segments/analyse", body, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var admin = await factory.SignedInAsync();
        using var accepted = await admin.PostAsJsonAsync("/api/v1/segments/analyse", body, Token);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var answer = await accepted.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("local", 2, 0), (answer.GetProperty("analyzer").GetString(), answer.GetProperty("queued").GetInt32(), answer.GetProperty("done").GetInt32()));
    }

    [Theory]
    [InlineData("{}", "camera", "urn:dailycam:problem:camera-not-found")]
    [InlineData("""{"camera":"cccccccccc22","to":"2026-11-20T10:15:00Z"}""", "from", "urn:dailycam:problem:time-invalid")]
    [InlineData("""{"camera":"cccccccccc22","from":"2026-11-20T10:00:00Z","to":"soon"}""", "to", "urn:dailycam:problem:time-invalid")]
    [InlineData("""{"camera":"cccccccccc22","from":"2026-11-20T10:00:00Z","to":"2026-11-20T09:00:00Z"}""", "to", "urn:dailycam:problem:range-backwards")]
    public async Task Wrong_ranges_get_a_sentence_that_says_what_to_do(string body, string field, string type)
    {
        using var client = await factory.SignedInAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/segments/analyse", content, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task<(string Segment, string Incident)> ExaminedAsync()
    {
        using var bench = new AnalysisBench();
        var segment = bench.Segment();
        var words = new Bilingual("아이가 놀았어요.", "The child played.");
        var incident = new Incident
        {
            CameraId = bench.Camera.Id, StartAt = segment.StartAt.AddSeconds(19), EvidenceAt = segment.StartAt.AddSeconds(20), EndAt = segment.StartAt.AddSeconds(22), Severity = Severity.Accident,
            Category = IncidentCategory.Fall, Source = IncidentSource.SegmentModel, Confidence = 0.8, Title = new("소파에서 떨어짐", "Fall from the sofa"), Description = new("매트를 깔아 주세요.", "Put a mat there."),
            Verification = IncidentVerification.Verified, SafetyDevice = Seen.No, Adult = AdultResponse.NobodyThere, ClaimKey = $"{segment.Id}.vertex.segment-2#0",
        };
        await SaveAsync(
            bench.Camera, segment, incident,
            new SegmentAnalysis
            {
                SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Local, PromptVersion = "1", State = AnalysisState.Analysed,
                Facts = new SegmentFacts { Seconds = 600, WatchedSeconds = 600, PersonSeconds = 60, MostPeople = 1 }, QueuedAt = segment.EndAt, FinishedAt = segment.EndAt,
            },
            new SegmentAnalysis
            {
                SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = AnalyzerNames.Vertex, PromptVersion = "segment-2", State = AnalysisState.Analysed,
                Findings = new SegmentFindings { Summary = words, Fates = [new(IncidentVerification.Verified, incident.Id.Value), new(IncidentVerification.Rejected, null)] },
                Model = "gemini", CostMicros = 18_300, Dropped = 2, IncidentCount = 1, Score = 50, QueuedAt = segment.EndAt, FinishedAt = segment.EndAt,
            });
        return (segment.Id.Value, incident.Id.Value);
    }

    private async Task SaveAsync(params object[] rows)
    {
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }
}
