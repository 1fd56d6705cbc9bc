using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class LedgerApiTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Camera = new("cccccccccc22");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_a_row_for_each_request_and_is_paged()
    {
        await using var app = new DailyCamAppFactory();
        using var client = await app.SignedInAsync();
        await AddAsync(app, Entry("bbbbbbbbbb22", Noon, LedgerOutcome.Answered, 17_400), Entry("bbbbbbbbbb23", Noon, LedgerOutcome.Unknown, null), Entry("bbbbbbbbbb24", null, LedgerOutcome.NotSent, null));

        var first = await GetAsync(client, "?limit=1", "ko");
        var item = Assert.Single(first.GetProperty("items").EnumerateArray());
        Assert.Equal(("bbbbbbbbbb23", "unknown", "segment"), (item.GetProperty("id").GetString(), item.GetProperty("outcome").GetString(), item.GetProperty("purpose").GetString()));
        Assert.StartsWith("기다리는 중에", item.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((0.02m, false), (item.GetProperty("cost").GetDecimal(), item.GetProperty("costIsKnown").GetBoolean()));

        var second = await GetAsync(client, $"?limit=1&after={first.GetProperty("next").GetString()}", "en");
        item = Assert.Single(second.GetProperty("items").EnumerateArray());
        Assert.Equal((0.0174m, true, "USD"), (item.GetProperty("cost").GetDecimal(), item.GetProperty("costIsKnown").GetBoolean(), item.GetProperty("currency").GetString()));
        Assert.Equal((600, 3_200_000L, "Answered."), (item.GetProperty("seconds").GetInt32(), item.GetProperty("bytes").GetInt64(), item.GetProperty("text").GetString()));
        Assert.Equal(("cccccccccc22", "2026-11-20T12:00:00+00:00"), (item.GetProperty("camera").GetString(), item.GetProperty("at").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Empty((await GetAsync(client, $"?from=2026-11-20T12:00:01Z", "en")).GetProperty("items").EnumerateArray());
        Assert.Equal(2, (await GetAsync(client, $"?from=2026-11-20T12:00:00Z&to=2026-11-20T12:00:01Z&camera={Camera}", "en")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Everybody_sees_what_left_and_administrators_what_it_cost()
    {
        await using var app = new DailyCamAppFactory();
        await AddAsync(app, Entry("bbbbbbbbbb22", Noon, LedgerOutcome.Answered, 17_400));
        using var parent = await app.SignedInAsync(Roles.Parent);
        var item = Assert.Single((await GetAsync(parent, string.Empty, "en")).GetProperty("items").EnumerateArray());
        Assert.Equal(3_200_000, item.GetProperty("bytes").GetInt64());
        Assert.All(new[] { "cost", "costIsKnown", "costIsMoreThanReserved", "currency", "detail" }, name => Assert.Equal(JsonValueKind.Null, item.GetProperty(name).ValueKind));
        Assert.DoesNotContain("cost", await parent.GetStringAsync(new Uri("/api/v1/ledger.csv", UriKind.Relative), Token), StringComparison.Ordinal);
        using var admin = await app.SignedInAsync();
        Assert.Contains("cost", await admin.GetStringAsync(new Uri("/api/v1/ledger.csv", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_opens_in_a_spreadsheet_whatever_a_camera_is_called_and_however_long_it_is()
    {
        await using var app = new DailyCamAppFactory();
        using var client = await app.SignedInAsync();
        await AddAsync(app, [.. Enumerable.Range(0, 1203).Select(i => Entry(ShortId.New(), Noon.AddSeconds(i / 3), LedgerOutcome.Answered, i))]);
        await using (var context = await ContextAsync(app))
        {
            context.Cameras.Add(new Camera { Id = Camera, Name = "=HYPERLINK(\"http://evil.example\"), 거실 \"창가\" 🍼", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = Noon });
            await context.SaveChangesAsync(Token);
        }

        using var answer = await client.GetAsync(new Uri("/api/v1/ledger.csv", UriKind.Relative), Token);
        Assert.Equal(("text/csv", "dailycam-ledger.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1204, lines.Length);
        Assert.Equal("id,at,endedAt,camera,cameraName", string.Join(',', lines[0].Split(',').Take(5)));
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\"), 거실 \"\"창가\"\" 🍼\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("2026-11-20T12:06:40.0000000Z", lines[1], StringComparison.Ordinal);
        Assert.Equal(1203, lines.Skip(1).Select(static line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("ledger?after=-1", "cursor-invalid")]
    [InlineData("ledger?from=yesterday", "time-invalid")]
    [InlineData("ledger?camera=nobody", "camera-not-found")]
    [InlineData("ledger.csv?to=tomorrow", "time-invalid")]
    public async Task A_word_that_is_wrong_gets_its_sentence(string path, string type)
    {
        await using var app = new DailyCamAppFactory();
        using var client = await app.SignedInAsync();
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Token);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((HttpStatusCode.BadRequest, $"urn:dailycam:problem:{type}"), (answer.StatusCode, problem.GetProperty("type").GetString()));
    }

    private static LedgerEntry Entry(string id, DateTimeOffset? sentAt, LedgerOutcome outcome, long? cost) => new()
    {
        Id = id, Analyzer = "vertex", Model = "gemini-3.5-flash-lite", Purpose = LedgerPurpose.Segment, CameraId = Camera, WorkKey = id, PromptVersion = "segment-1", FromAt = Noon.AddMinutes(-20),
        ToAt = Noon.AddMinutes(-10), Bytes = 3_200_000, MediaHash = new string('a', 64), ReservedAt = Noon, SentAt = sentAt, EndedAt = sentAt?.AddSeconds(30), Outcome = outcome, ReservedMicros = 20_000,
        CostMicros = cost, Detail = "words",
    };

    private static async Task AddAsync(DailyCamAppFactory app, params LedgerEntry[] entries)
    {
        await using var context = await ContextAsync(app);
        context.AddRange(entries);
        await context.SaveChangesAsync(Token);
    }

    private static Task<DailyCamDbContext> ContextAsync(DailyCamAppFactory app) => app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);

    private static async Task<JsonElement> GetAsync(HttpClient client, string query, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/ledger" + query, UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
