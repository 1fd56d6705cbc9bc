using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Data;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class TimelineApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_is_answered_as_the_timeline_draws_it_and_its_minutes_sum_up()
    {
        using var bench = new AnalysisBench();
        var segment = bench.Segment();
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.AddRange(bench.Camera, segment, bench.Incident(AnalysisBench.Ten.AddMinutes(2)), bench.Minute(AnalysisBench.Ten, motion: 51, people: 1), AnalysisBench.MinuteOf(bench.Camera.Id, AnalysisBench.Ten.AddMinutes(1), loudness: 101));
            await context.SaveChangesAsync(Token);
        }

        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        var query = $"camera={bench.Camera.Id}&date=2026-11-20&tz=Asia/Seoul";
        var day = await client.GetFromJsonAsync<JsonElement>($"/api/v1/timeline?{query}", Token);
        Assert.Equal("2026-11-19T15:00:00+00:00", day.GetProperty("day").GetProperty("from").GetString());
        Assert.Equal(AnalysisBench.Ten, day.GetProperty("stretches")[0].GetProperty("from").GetDateTimeOffset());
        Assert.Equal("caution", day.GetProperty("incidents")[0].GetProperty("severity").GetString());
        Assert.Equal("위험 구역 진입", day.GetProperty("incidents")[0].GetProperty("title").GetString());
        Assert.Equal(0.2, day.GetProperty("activity")[0].GetProperty("motion").GetDouble());
        Assert.Equal(JsonValueKind.Null, day.GetProperty("activity")[0].GetProperty("loudness").ValueKind);
        Assert.Equal(-50, day.GetProperty("activity")[1].GetProperty("loudness").GetDouble());
        var report = await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/2026-11-20?camera={bench.Camera.Id}&tz=Asia/Seoul", Token);
        Assert.Equal(report.GetProperty("sleep").GetRawText(), day.GetProperty("sleep").GetRawText());
        Assert.Equal(90, day.GetProperty("score").GetProperty("value").GetInt32());
        Assert.All(day.GetProperty("gaps").EnumerateArray(), static gap => Assert.DoesNotContain("GapReason", gap.GetProperty("text").GetString(), StringComparison.Ordinal));

        var coverage = await client.GetFromJsonAsync<JsonElement>($"/api/v1/coverage?{query}", Token);
        var minutes = coverage.GetProperty("minutes").EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value.GetInt32(), StringComparer.Ordinal);
        Assert.Equal(10, minutes["waiting"]);
        Assert.True(minutes.ContainsKey("analysedClear"));
        Assert.Equal(coverage.GetProperty("passed").GetInt32(), minutes.Values.Sum());

        var found = await client.GetFromJsonAsync<JsonElement>($"/api/v1/segments?camera={bench.Camera.Id}", Token);
        Assert.Equal(segment.Id.Value, found.GetProperty("items")[0].GetProperty("id").GetString());
        using var asked = await client.PostAsync($"/api/v1/segments/{segment.Id}/analyse", null, Token);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await Eventually.Is(
            async () => (await client.GetFromJsonAsync<JsonElement>($"/api/v1/segments/{segment.Id}", Token)).GetProperty("state").GetString() == "notWatched",
            TimeSpan.FromSeconds(20), "one watched minute of ten says nothing");
        var known = await client.GetFromJsonAsync<JsonElement>($"/api/v1/segments/{segment.Id}", Token);
        Assert.Equal("대부분 지켜보지 못해서 무슨 일이 있었는지 알 수 없어요.", known.GetProperty("summary").GetString());
        Assert.Equal(1, known.GetProperty("incidents").GetArrayLength());
    }

    [Fact]
    public async Task A_close_window_is_answered_by_the_second_and_says_nothing_of_what_was_not_measured()
    {
        using var bench = new AnalysisBench();
        var ten = AnalysisBench.Ten;
        await using (var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.AddRange(bench.Camera, bench.Minute(ten, watched: 2, motion: 51), AnalysisBench.MinuteOf(bench.Camera.Id, ten.AddMinutes(1), watched: 3, loudness: 101), bench.Minute(ten.AddMinutes(40)));
            await context.SaveChangesAsync(Token);
        }

        using var client = await factory.SignedInAsync();
        var query = $"camera={bench.Camera.Id}&from={ten.AddSeconds(30):s}Z&to={ten.AddMinutes(10):s}Z";
        var minutes = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/timeline/seconds?{query}", Token)).GetProperty("minutes");
        Assert.Equal([ten, ten.AddMinutes(1)], minutes.EnumerateArray().Select(static minute => minute.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal([0.2, 0.2, null, null], minutes[0].GetProperty("motion").EnumerateArray().Take(4).Select(Number));
        Assert.Empty(minutes[0].GetProperty("loudness").EnumerateArray());
        Assert.Equal([-50, -50, -50, null], minutes[1].GetProperty("loudness").EnumerateArray().Take(4).Select(Number));
        Assert.Equal(60, minutes[1].GetProperty("loudness").GetArrayLength());

        using var wide = await client.GetAsync($"/api/v1/timeline/seconds?camera={bench.Camera.Id}&from={ten:s}Z&to={ten.AddHours(2):s}Z", Token);
        Assert.Equal(HttpStatusCode.BadRequest, wide.StatusCode);
        using var nobodys = await client.GetAsync($"/api/v1/timeline/seconds?camera=bbbbbbbbbbbb&from={ten:s}Z&to={ten.AddMinutes(1):s}Z", Token);
        Assert.Equal(HttpStatusCode.NotFound, nobodys.StatusCode);

        static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    [Theory]
    [InlineData("date=2999-01-01", "urn:dailycam:problem:date-in-future")]
    [InlineData("date=20.11.2026", "urn:dailycam:problem:date-invalid")]
    [InlineData("date=2026-02-30", "urn:dailycam:problem:date-invalid")]
    [InlineData("tz=Mars/Olympus", "urn:dailycam:problem:time-zone-unknown")]
    [InlineData("tz=../../../etc/passwd", "urn:dailycam:problem:time-zone-unknown")]
    [InlineData("camera=..%2F..", "urn:dailycam:problem:camera-not-found")]
    [InlineData("camera=bbbbbbbbbbbb", "urn:dailycam:problem:not-found")]
    public async Task Wrong_questions_get_a_sentence_that_says_what_to_do(string query, string type)
    {
        using var client = await factory.SignedInAsync();
        var camera = query.StartsWith("camera", StringComparison.Ordinal) ? string.Empty : "camera=cccccccccccc&";
        foreach (var route in new[] { "coverage", "timeline" })
        {
            var problem = await (await client.GetAsync($"/api/v1/{route}?{camera}{query}", Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.Equal(type, problem.GetProperty("type").GetString());
            Assert.DoesNotContain("Problem.", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/segments/bbbbbbbbbbbb/analyse", null, Token)).StatusCode);
    }
}
