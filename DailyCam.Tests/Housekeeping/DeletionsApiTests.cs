using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Housekeeping;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class DeletionsApiTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Camera = new("roomroomroom");

    [Fact]
    public async Task The_list_tells_each_deletion_in_the_callers_language_and_is_paged()
    {
        await using var app = new DailyCamAppFactory();
        using var client = await app.SignedInAsync("parent");
        await AddAsync(app, RetentionReason.Age, 7, Noon);
        await AddAsync(app, RetentionReason.FreeSpace, 2, Noon.AddHours(1));

        var first = await GetAsync(client, "?limit=1", "ko");
        var item = Assert.Single(first.GetProperty("items").EnumerateArray());
        Assert.Equal("저장 공간이 가득 차서 가장 오래된 것부터 지웠어요. 2GB는 비워 두고 있어요.", item.GetProperty("text").GetString());
        Assert.Equal(("freeSpace", 144, 1_000_000_000L), (item.GetProperty("reason").GetString(), item.GetProperty("files").GetInt32(), item.GetProperty("bytes").GetInt64()));
        var second = await GetAsync(client, $"?after={first.GetProperty("next").GetString()}", "en");
        Assert.Equal("Deleted because it was older than 7 days.", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Single((await GetAsync(client, $"?camera={Camera}&reason=AGE&to=2026-11-20T00:00:00Z", "en")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("?reason=weather", "retention-reason-unknown")]
    [InlineData("?after=-1", "cursor-invalid")]
    [InlineData("?from=yesterday", "time-invalid")]
    [InlineData("?camera=nobody", "camera-not-found")]
    public async Task A_word_that_is_wrong_gets_its_sentence(string query, string type)
    {
        await using var app = new DailyCamAppFactory();
        using var client = await app.SignedInAsync();
        using var answer = await client.GetAsync(new Uri("/api/v1/deletions" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.BadRequest, $"urn:dailycam:problem:{type}"), (answer.StatusCode, problem.GetProperty("type").GetString()));
    }

    private static async Task AddAsync(DailyCamAppFactory app, RetentionReason reason, double limit, DateTimeOffset at)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        context.Deletions.Add(new Deletion
        {
            CameraId = Camera, Reason = reason, Limit = limit, FromAt = at.AddDays(-8), ToAt = at.AddDays(-7), Files = 144, Bytes = 1_000_000_000, BeganAt = at, DeletedAt = at,
        });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string query, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/deletions" + query, UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
