using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class IncidentsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_is_answered_with_its_evidence_and_takes_a_review()
    {
        var incident = await AddAsync(CameraId.New(), Start);
        await File.WriteAllBytesAsync(Path.Combine(factory.DataPath, "evidence", $"{incident.Id}.jpg"), [0xFF, 0xD8, 0xFF, 0xD9], Token);
        using var client = await factory.SignedInAsync();

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident.Id}", Token);
        Assert.Equal(incident.CameraId.Value, answer.GetProperty("camera").GetString());
        Assert.Equal(["caution", "dangerZoneEntry", "zone", "new"], new[] { "severity", "category", "source", "review" }.Select(name => answer.GetProperty(name).GetString()));
        Assert.Equal(Start.AddSeconds(1), answer.GetProperty("evidenceAt").GetDateTimeOffset());
        Assert.Equal(
            $"/api/v1/cameras/{incident.CameraId}/recordings/index.m3u8?from=2026-11-20T00:59:56.000Z&to=2026-11-20T01:00:17.000Z",
            answer.GetProperty("clip").GetString());

        using var picture = await client.GetAsync(answer.GetProperty("picture").GetString(), Token);
        Assert.Equal(("image/jpeg", true), (picture.Content.Headers.ContentType?.MediaType, picture.Headers.CacheControl?.NoStore));
        Assert.Equal(4, (await picture.Content.ReadAsByteArrayAsync(Token)).Length);

        using var reviewed = await client.PostAsJsonAsync($"/api/v1/incidents/{incident.Id}/review", new { state = "falseAlarm", severity = "advice", note = "할머니예요" }, Token);
        var after = await reviewed.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(["falseAlarm", "advice", "할머니예요", DailyCamAppFactory.AdminUser], new[] { "review", "severity", "reviewNote", "reviewedBy" }.Select(name => after.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task A_list_is_paged_and_filtered()
    {
        var camera = CameraId.New();
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(camera, Start.AddMinutes(i));
        }

        using var client = await factory.SignedInAsync();
        var starts = new List<DateTimeOffset>();
        string? next = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/incidents?camera={camera}&severity=caution&review=new&limit=2" + (next is null ? string.Empty : $"&after={next}"), Token);
            starts.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("startAt").GetDateTimeOffset()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 5).Reverse().Select(static i => Start.AddMinutes(i)), starts);

        var cut = await client.GetFromJsonAsync<JsonElement>($"/api/v1/incidents?camera={camera}&from=2026-11-20T01:01:00Z&to=2026-11-20T01:03:00Z", Token);
        Assert.Equal(2, cut.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("?from=yesterday", "from", "urn:dailycam:problem:time-invalid")]
    [InlineData("?severity=7", "severity", "urn:dailycam:problem:severity-unknown")]
    [InlineData("?review=maybe", "review", "urn:dailycam:problem:review-state-unknown")]
    [InlineData("?after=1", "after", "urn:dailycam:problem:cursor-invalid")]
    [InlineData("?camera=..%2F..", "camera", "urn:dailycam:problem:camera-not-found")]
    public async Task Wrong_questions_get_a_sentence_that_says_what_to_do(string query, string field, string type)
    {
        using var client = await factory.SignedInAsync();
        using var answer = await client.GetAsync("/api/v1/incidents" + query, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
        Assert.DoesNotContain("Problem.", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bbbbbbbbbbbb")]
    [InlineData("..%2F..%2Fapp.db")]
    public async Task What_is_not_there_is_not_found(string id)
    {
        using var client = await factory.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/incidents/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/incidents/{id}/picture.jpg", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/incidents/{id}/review", new { state = "confirmed" }, Token)).StatusCode);
    }

    [Fact]
    public async Task A_stranger_sees_no_picture()
    {
        var incident = await AddAsync(CameraId.New(), Start);
        using var client = factory.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/api/v1/incidents/{incident.Id}/picture.jpg", Token)).StatusCode);
    }

    private async Task<Incident> AddAsync(CameraId camera, DateTimeOffset at)
    {
        var id = IncidentId.New();
        var incident = new Incident
        {
            Id = id,
            CameraId = camera,
            StartAt = at,
            EndAt = at.AddSeconds(7),
            EvidenceAt = at.AddSeconds(1),
            Severity = Severity.Caution,
            Category = IncidentCategory.DangerZoneEntry,
            Source = IncidentSource.Zone,
            Confidence = 0.9,
            EvidencePicture = $"{id}.jpg",
        };
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.Add(incident);
        await context.SaveChangesAsync(Token);
        return incident;
    }
}
