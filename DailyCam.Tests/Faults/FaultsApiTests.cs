using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Faults;

public sealed class FaultsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_is_paged_filtered_and_told_in_words()
    {
        var camera = CameraId.New();
        var start = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(camera, FaultKind.RtspNetwork, start.AddMinutes(i), 40);
        }

        await AddAsync(camera, FaultKind.DiskFull, start, 10);
        using var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        var items = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/faults?camera={camera}&kind=rtspNetwork&limit=2" + (next is null ? string.Empty : $"&after={next}"), Token);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(5, items.Select(static item => item.GetProperty("id").GetInt64()).Distinct().Count());
        Assert.Equal(items.Select(static item => item.GetProperty("began").GetDateTimeOffset()).OrderDescending(), items.Select(static item => item.GetProperty("began").GetDateTimeOffset()));
        Assert.Equal(["rtspNetwork", "capture", "timedOut", "reconnected"], new[] { "kind", "stage", "reason", "how" }.Select(name => items[0].GetProperty(name).GetString()));
        Assert.Equal(40, items[0].GetProperty("secondsLost").GetDouble());
        Assert.Contains("카메라", items[0].GetProperty("text").GetString(), StringComparison.Ordinal);

        var cut = await client.GetFromJsonAsync<JsonElement>($"/api/v1/faults?camera={camera}&kind=diskFull&to={start.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}", Token);
        Assert.Equal(1, cut.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_figures_say_how_often_how_long_and_what_it_cost()
    {
        var camera = CameraId.New();
        await AddAsync(camera, FaultKind.RtspNetwork, TimeProvider.System.GetUtcNow().AddMinutes(-20), 10);
        await AddAsync(camera, FaultKind.RtspNetwork, TimeProvider.System.GetUtcNow().AddMinutes(-10), 30);
        using var client = await factory.SignedInAsync();
        var stats = await client.GetFromJsonAsync<JsonElement>($"/api/v1/faults/stats?days=3&camera={camera}&tz=Asia%2FSeoul", Token);

        var group = Assert.Single(stats.GetProperty("groups").EnumerateArray());
        Assert.Equal(("rtspNetwork", camera.Value), (group.GetProperty("kind").GetString(), group.GetProperty("camera").GetString()));
        var figures = group.GetProperty("figures");
        Assert.Equal([2, 20, 30, 1, 40], new[] { "count", "meanRecoverySeconds", "p95RecoverySeconds", "successRate", "secondsLost" }.Select(name => figures.GetProperty(name).GetDouble()));
        Assert.Equal(3, stats.GetProperty("days").GetArrayLength());
        Assert.Equal(2, stats.GetProperty("days").EnumerateArray().Sum(static day => day.GetProperty("counts").EnumerateObject().Sum(static count => count.Value.GetInt32())));
    }

    [Theory]
    [InlineData("?kind=7", "kind", "urn:dailycam:problem:fault-kind-unknown")]
    [InlineData("?after=x", "after", "urn:dailycam:problem:cursor-invalid")]
    [InlineData("?from=yesterday", "from", "urn:dailycam:problem:time-invalid")]
    [InlineData("?camera=..%2F..", "camera", "urn:dailycam:problem:camera-not-found")]
    [InlineData("/stats?days=0", "days", "urn:dailycam:problem:days-range")]
    [InlineData("/stats?days=91", "days", "urn:dailycam:problem:days-range")]
    [InlineData("/stats?tz=..%2Fetc", "tz", "urn:dailycam:problem:time-zone-unknown")]
    public async Task Wrong_questions_get_a_sentence_that_says_what_to_do(string query, string field, string type)
    {
        using var client = await factory.SignedInAsync();
        using var answer = await client.GetAsync("/api/v1/faults" + query, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    private async Task AddAsync(CameraId camera, FaultKind kind, DateTimeOffset at, double seconds)
    {
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.Add(new Fault
        {
            CameraId = camera, Kind = kind, Stage = FaultStages.Of(kind), Reason = FaultReason.TimedOut, BeganAt = at, RecoveredAt = at.AddSeconds(seconds),
            Recovery = FaultStages.UsualEnd(kind), LostSeconds = seconds, Attempts = 1,
        });
        await context.SaveChangesAsync(Token);
    }
}
