using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>Recordings over HTTP, on the whole product without its loops: what is recorded is handed to the archive by the test.</summary>
public sealed class RecordingsApiTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddMinutes(-30);

    private readonly DailyCamAppFactory app = new()
    {
        Settings = { ["DailyCam:Archive:ReserveMegabytes"] = "0", ["DailyCam:Archive:SegmentLength"] = "01:00:00" },
        ConfigureServices = static services => services.AddSingleton<IJobQueue>(new NoQueue()),
    };

    private HttpClient client = null!;
    private CameraId camera;

    public async ValueTask InitializeAsync()
    {
        client = await app.SignedInAsync();
        var answer = await client.PostAsJsonAsync("/api/v1/cameras", new { name = "거실 \"창가\" / 1", source = new { kind = "demo" } });
        answer.EnsureSuccessStatusCode();
        camera = new CameraId((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task A_recording_is_listed_played_and_sent_in_any_range_while_it_is_written_and_after()
    {
        var fragments = new TestFragments(camera, Start).Take(20);
        var writer = app.Services.GetRequiredService<ArchiveWriterFactory>().Create(new Camera { Id = camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!;
        foreach (var fragment in fragments)
        {
            writer.Accept(fragment);
        }

        var registry = app.Services.GetRequiredService<OpenSegments>();
        await Eventually.Is(() => registry.Of(camera).Any(static open => open.Fragments.Count == 20), TimeSpan.FromSeconds(20), "the fragments are in the open file");
        var open = registry.Of(camera)[0];
        var playlist = await PlaylistAsync();
        Assert.DoesNotContain("ENDLIST", playlist, StringComparison.Ordinal);
        Assert.Equal(4, playlist.Split("#EXTINF").Length - 1);
        await SendsAsync(open.Id, open.WholeLength, open.Fragments[4]);

        await writer.DisposeAsync();
        await Eventually.Is(() => registry.Find(open.Id) is null, TimeSpan.FromSeconds(20), "the row is committed");
        playlist = await PlaylistAsync();
        Assert.EndsWith("#EXT-X-ENDLIST\n", playlist, StringComparison.Ordinal);
        Assert.Equal(5, playlist.Split("#EXTINF").Length - 1);
        await SendsAsync(open.Id, open.WholeLength, open.Fragments[4]);

        var list = await client.GetFromJsonAsync<JsonElement>($"{Recordings}?from={Text(Start.AddMinutes(-5))}&to={Text(Start.AddMinutes(5))}");
        Assert.Equal(Text(Start)[..19], list.GetProperty("stretches")[0].GetProperty("startAt").GetString()![..19]);
        Assert.All(list.GetProperty("gaps").EnumerateArray(), static gap => Assert.NotEmpty(gap.GetProperty("text").GetString()!));
        Assert.NotEmpty(list.GetProperty("gaps").EnumerateArray());
    }

    [Theory]
    [InlineData("?from=yesterday", "time-unreadable")]
    [InlineData("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "range-backwards")]
    [InlineData("?from=2999-01-01T00:00:00Z&to=2999-01-01T01:00:00Z", "range-in-future")]
    [InlineData("?from=2020-01-01T00:00:00Z&to=2020-03-01T00:00:00Z", "range-too-long")]
    [InlineData("?from=0001-01-01T00:00:00Z&to=2020-03-01T00:00:00Z", "time-unreadable")]
    public async Task A_wrong_range_gets_its_sentence(string query, string type)
    {
        foreach (var path in new[] { Recordings, $"{Recordings}/index.m3u8" })
        {
            using var answer = await client.GetAsync(new Uri(path + query, UriKind.Relative), TestContext.Current.CancellationToken);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.BadRequest, $"urn:dailycam:problem:{type}"), (answer.StatusCode, problem.GetProperty("type").GetString()));
        }
    }

    [Theory]
    [InlineData("index.m3u8")]
    [InlineData("bcdfghjkmnpq.mp4")]
    [InlineData("..%2F..%2Fapp.db.mp4")]
    [InlineData("%2e%2e.mp4")]
    public async Task What_is_not_recorded_is_not_there(string name)
    {
        using var answer = await client.GetAsync(new Uri($"{Recordings}/{name}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Exports_that_cannot_be_made_are_refused_with_a_sentence_and_others_are_registered()
    {
        await RefusedAsync(new { camera = "nobody", from = Text(Start), to = Text(Start.AddSeconds(5)) }, "camera-not-found");
        await RefusedAsync(new { camera = camera.Value, from = Text(Start) }, "time-unreadable");
        await RefusedAsync(new { camera = camera.Value, from = Text(Start), to = Text(Start.AddHours(25)) }, "range-too-long");
        await RefusedAsync(new { camera = camera.Value, from = Text(Start), to = Text(Start.AddSeconds(5)) }, "nothing-recorded");
        using (var unknown = await client.GetAsync(Estimate(Start, Start.AddSeconds(5))))
        {
            Assert.Equal("urn:dailycam:problem:nothing-recorded", (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        }

        await using (var writer = app.Services.GetRequiredService<ArchiveWriterFactory>().Create(new Camera { Id = camera, Name = "x", Source = new CameraSource { Kind = SourceKind.Demo } })!)
        {
            new TestFragments(camera, Start).Take(20).ToList().ForEach(writer.Accept);
        }

        var estimate = await client.GetFromJsonAsync<JsonElement>(Estimate(Start, Start.AddSeconds(60)));
        var seconds = estimate.GetProperty("seconds").GetDouble(); // While the file's last group is open it is not counted.
        Assert.InRange(seconds, 8, 10);
        Assert.Equal(60 - seconds, estimate.GetProperty("missingSeconds").GetDouble(), 0.1);
        Assert.InRange(estimate.GetProperty("bytes").GetInt64(), 1, 10_000_000);
        Assert.InRange((await client.GetFromJsonAsync<JsonElement>(Estimate(Start, Start.AddSeconds(4)))).GetProperty("bytes").GetInt64(), 1, estimate.GetProperty("bytes").GetInt64() - 1);
        Assert.Empty(await app.Services.GetRequiredService<Exports>().ListAsync(TestContext.Current.CancellationToken));

        using var answer = await client.PostAsJsonAsync("/api/v1/exports", new { camera = camera.Value, from = Text(Start), to = Text(Start.AddSeconds(5)) });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var exports = app.Services.GetRequiredService<Exports>();
        await File.WriteAllBytesAsync(Path.Combine(app.DataPath, "exports", "made.mp4"), [1, 2, 3], TestContext.Current.CancellationToken);
        await exports.UpdateAsync(new ExportId(id!), static export => (export.State, export.FileName) = (ExportState.Done, "made.mp4"), TestContext.Current.CancellationToken);
        using var file = await client.GetAsync(new Uri($"/api/v1/exports/{id}/file", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("거실 _창가_ _ 1 ", file.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.Equal("no-store", file.Headers.CacheControl!.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private string Recordings => $"/api/v1/cameras/{camera}/recordings";

    private Uri Estimate(DateTimeOffset from, DateTimeOffset to) => new($"/api/v1/exports/estimate?camera={camera}&from={Text(from)}&to={Text(to)}", UriKind.Relative);

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> PlaylistAsync()
    {
        using var answer = await client.GetAsync(new Uri($"{Recordings}/index.m3u8?from={Text(Start)}&to={Text(Start.AddMinutes(5))}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task SendsAsync(ArchiveSegmentId id, long length, FragmentEntry fragment)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Recordings}/{id}.mp4", UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(fragment.Offset, fragment.EndOffset - 1);
        using var part = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "no-store"), (part.StatusCode, part.Headers.CacheControl!.ToString()));
        Assert.Equal(length, part.Content.Headers.ContentRange!.Length);
        var bytes = await part.Content.ReadAsByteArrayAsync();
        Assert.Equal("moof"u8.ToArray(), bytes[4..8]);
        Assert.Equal(fragment.Size, bytes.Length);
        Assert.Equal(length, (await client.GetByteArrayAsync(new Uri($"{Recordings}/{id}.mp4", UriKind.Relative))).Length);
    }

    private async Task RefusedAsync(object body, string type)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/exports", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal($"urn:dailycam:problem:{type}", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }
}
