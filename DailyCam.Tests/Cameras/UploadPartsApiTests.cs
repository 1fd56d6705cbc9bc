using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class UploadPartsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private const string Parts = "/api/v1/uploads/parts";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_is_begun_goes_on_is_asked_for_and_is_taken_away()
    {
        using var client = await factory.SignedInAsync();
        using var begun = await client.PostAsJsonAsync(Parts, new { name = "../생일 \"파티\".mkv", bytes = 5000, mark = "1" }, Token);
        Assert.Equal((HttpStatusCode.Created, "0"), (begun.StatusCode, Offset(begun)));
        var upload = await begun.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("생일 \"파티\".mkv", 5000, 0), (upload.GetProperty("name").GetString(), upload.GetProperty("bytes").GetInt32(), upload.GetProperty("offset").GetInt32()));
        Assert.True(upload.GetProperty("partBytes").GetInt32() > 1_000_000);
        var path = begun.Headers.Location!.ToString();
        Assert.Equal($"{Parts}/{upload.GetProperty("id").GetString()}", path);

        using var first = await PatchAsync(client, path, "0", Video(2000));
        Assert.Equal((HttpStatusCode.NoContent, "2000"), (first.StatusCode, Offset(first)));
        foreach (var wrong in new[] { "0", "1999", "-1", "x", null })
        {
            using var refused = await PatchAsync(client, path, wrong, Video(10));
            Assert.Equal((HttpStatusCode.Conflict, "2000"), (refused.StatusCode, Offset(refused)));
            Assert.Equal("urn:dailycam:problem:upload-offset", (await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
        }

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Token);
        Assert.Equal((HttpStatusCode.OK, "2000"), (head.StatusCode, Offset(head)));
        using var again = await client.PostAsJsonAsync(Parts, new { name = "생일 \"파티\".mkv", bytes = 5000, mark = "1" }, Token);
        Assert.Equal((path, "2000"), (again.Headers.Location!.ToString(), Offset(again)));
        Assert.Equal(1, (await client.GetFromJsonAsync<JsonElement>(Parts, Token)).GetProperty("items").GetArrayLength());

        using var beyond = await PatchAsync(client, path, "2000", Video(3001));
        Assert.Equal((HttpStatusCode.BadRequest, "2000"), (beyond.StatusCode, Offset(beyond)));
        using var cancelled = await client.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete })
        {
            using var gone = await client.SendAsync(new HttpRequestMessage(method, path), Token);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }
    }

    [Fact]
    public async Task The_upload_of_another_administrator_is_not_there()
    {
        using var mother = await factory.SignedInAsync();
        using var begun = await mother.PostAsJsonAsync(Parts, new { name = "a.mkv", bytes = 5000 }, Token);
        var path = begun.Headers.Location!.ToString();
        using var father = await AnotherAdminAsync();
        using var seen = await father.GetAsync(new Uri(path, UriKind.Relative), Token);
        using var written = await PatchAsync(father, path, "0", Video(100));
        using var cancelled = await father.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { seen.StatusCode, written.StatusCode, cancelled.StatusCode });
        Assert.Equal(0, (await father.GetFromJsonAsync<JsonElement>(Parts, Token)).GetProperty("items").GetArrayLength());
        using var still = await mother.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal((HttpStatusCode.OK, "0"), (still.StatusCode, Offset(still)));
        using var cleared = await mother.DeleteAsync(new Uri(path, UriKind.Relative), Token);
    }

    [Fact]
    public async Task Parents_who_do_not_run_the_home_and_pages_without_the_token_upload_nothing()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var refused = await parent.PostAsJsonAsync(Parts, new { name = "a.mkv", bytes = 5000 }, Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var client = await factory.SignedInAsync();
        using var begun = await client.PostAsJsonAsync(Parts, new { name = "b.mkv", bytes = 5000 }, Token);
        var path = begun.Headers.Location!.ToString();
        var token = client.DefaultRequestHeaders.GetValues("X-CSRF-TOKEN").Single();
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        using var forged = await PatchAsync(client, path, "0", Video(100));
        using var deleted = await client.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], new[] { forged.StatusCode, deleted.StatusCode });
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        using var cancelled = await client.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"a.mkv"}""", 400, "upload-empty")]
    [InlineData("""{"name":"a.mkv","bytes":0}""", 400, "upload-empty")]
    [InlineData("""{"name":"a.mkv","bytes":4000000001}""", 413, "upload-too-large")]
    public async Task What_cannot_be_received_is_refused_at_its_beginning_in_both_languages(string body, int status, string type)
    {
        using var client = await factory.SignedInAsync();
        var titles = new List<string>();
        foreach (var language in new[] { "ko", "en" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Parts) { Content = new StringContent(body, null, "application/json") };
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await client.SendAsync(request, Token);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.Equal((status, $"urn:dailycam:problem:{type}"), ((int)answer.StatusCode, problem.GetProperty("type").GetString()));
            titles.Add(problem.GetProperty("title").GetString()!);
        }

        Assert.Contains(titles[0], static c => c is >= '가' and <= '힣');
        Assert.DoesNotContain(titles[1], static c => c is >= '가' and <= '힣');
    }

    [Fact]
    public async Task The_last_part_of_what_is_no_video_is_answered_as_the_whole_would_be()
    {
        using var client = await factory.SignedInAsync();
        using var begun = await client.PostAsJsonAsync(Parts, new { name = "text.mp4", bytes = 9 }, Token);
        var path = begun.Headers.Location!.ToString();
        using var refused = await PatchAsync(client, path, "0", "no video."u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("urn:dailycam:problem:upload-not-video", (await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
        using var gone = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static string? Offset(HttpResponseMessage answer) => answer.Headers.TryGetValues("Upload-Offset", out var values) ? values.Single() : null;

    private static byte[] Video(int length)
    {
        var bytes = new byte[length];
        ReadOnlySpan<byte> matroska = [0x1A, 0x45, 0xDF, 0xA3];
        matroska.CopyTo(bytes);
        return bytes;
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string path, string? offset, byte[] bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new ByteArrayContent(bytes) };
        if (offset is not null)
        {
            request.Headers.TryAddWithoutValidation("Upload-Offset", offset);
        }

        return client.SendAsync(request, Token);
    }

    private async Task<HttpClient> AnotherAdminAsync()
    {
        await factory.AddPersonAsync("second-admin", Roles.Admin);
        var client = factory.Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user = "second-admin", password = DailyCamAppFactory.Password }, Token);
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("antiforgeryToken").GetString());
        return client;
    }
}
