using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Measures;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class MeasuresApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minutes_come_in_order_with_advice_in_the_readers_language()
    {
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        var camera = await CameraAsync(client, new { name = "거실", source = new { kind = "rtsp", url = "rtsp://192.0.2.7/main" } });
        var now = TimeProvider.System.GetUtcNow();
        var newest = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(-1);
        await SaveAsync(Enumerable.Range(0, 6).Select(i => MeasuredMinutes.Good(camera, newest.AddMinutes(-i), keyIntervalMilliseconds: 10_000)));

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/cameras/{camera}/measures", Token);
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(6, items.Count);
        Assert.Equal(newest, items[^1].GetProperty("minute").GetDateTimeOffset());
        Assert.Equal((15, 2_000_000, 10), (items[0].GetProperty("fps").GetDouble(), items[0].GetProperty("bitrate").GetDouble(), items[0].GetProperty("keyFrameIntervalSeconds").GetDouble()));
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("lostPackets").ValueKind);
        var advice = Assert.Single(answer.GetProperty("advice").EnumerateArray());
        Assert.Equal("keyFramesFar", advice.GetProperty("code").GetString());
        Assert.StartsWith("키프레임 간격이 10초예요. 카메라 설정에서 2초로 바꾸면", advice.GetProperty("text").GetString(), StringComparison.Ordinal);

        var part = await client.GetFromJsonAsync<JsonElement>($"/api/v1/cameras/{camera}/measures?from={newest.AddMinutes(-2):O}&to={newest:O}".Replace("+", "%2B", StringComparison.Ordinal), Token);
        Assert.Equal(2, part.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_demo_camera_gets_no_advice_and_one_that_sends_nothing_has_empty_figures()
    {
        using var client = await factory.SignedInAsync();
        var camera = await CameraAsync(client, new { name = "Demo", source = new { kind = "demo" } });
        var now = TimeProvider.System.GetUtcNow();
        var newest = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(-1);
        await SaveAsync(Enumerable.Range(0, 6).Select(i => MeasuredMinutes.Good(camera, newest.AddMinutes(-i), keyIntervalMilliseconds: 10_000)));
        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/cameras/{camera}/measures", Token);
        Assert.Equal((6, 0), (answer.GetProperty("items").GetArrayLength(), answer.GetProperty("advice").GetArrayLength()));

        var figures = await client.GetFromJsonAsync<JsonElement>($"/api/v1/cameras/{camera}/measures/now", Token);
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("jitterMilliseconds").ValueKind);
    }

    [Theory]
    [InlineData("bbbbbbbbbbbb/measures", HttpStatusCode.NotFound)]
    [InlineData("bbbbbbbbbbbb/measures/now", HttpStatusCode.NotFound)]
    [InlineData("bbbbbbbbbbbb/measures?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("bbbbbbbbbbbb/measures?from=2026-01-01&to=2026-01-31", HttpStatusCode.BadRequest)]
    public async Task Wrong_questions_are_refused(string path, HttpStatusCode status)
    {
        using var client = await factory.SignedInAsync();
        Assert.Equal(status, (await client.GetAsync($"/api/v1/cameras/{path}", Token)).StatusCode);
    }

    private static async Task<CameraId> CameraAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/cameras", body, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return new CameraId(JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!);
    }

    private async Task SaveAsync(IEnumerable<MeasureMinute> minutes)
    {
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(minutes);
        await context.SaveChangesAsync(Token);
    }
}
