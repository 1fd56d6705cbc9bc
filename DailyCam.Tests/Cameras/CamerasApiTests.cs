using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class CamerasApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private const string Cameras = "/api/v1/cameras";
    private const string Secret = "canary-p@ss:w\"ord-한글";

    public static readonly TheoryData<string, string> BadBodies = new()
    {
        { """{"name":"a\nb","source":{"kind":"demo"}}""", "name" },
        { """{"source":{"kind":"demo"}}""", "name" },
        { """{"name":"a"}""", "source" },
        { """{"name":"a","source":{"kind":"concat","url":"concat:/etc/passwd"}}""", "source.kind" },
        { """{"name":"a","source":{"kind":"rtsp","url":"file:///etc/passwd"}}""", "source.url" },
        { """{"name":"a","source":{"kind":"rtsp"}}""", "source.url" },
        { """{"name":"a","source":{"kind":"mjpeg","url":"http://169.254.169.254/latest"}}""", "source.url" },
        { """{"name":"a","source":{"kind":"file","uploadId":"../../etc/passwd"}}""", "source.uploadId" },
        { """{"name":"a","source":{"kind":"file","uploadId":"bcdfghjkmnpq","speed":99}}""", "source.speed" },
        { """{"name":"a","source":{"kind":"demo"},"retentionDays":0}""", "retentionDays" },
        { """{"name":"a","source":{"kind":"demo"},"mounting":"upsideDown"}""", "mounting" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Bad_input_is_answered_by_field_in_the_callers_language(string body, string field)
    {
        using var client = await factory.SignedInAsync();
        var sentences = new List<string>();
        foreach (var language in new[] { "ko", "en" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Cameras) { Content = Json(body) };
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.StartsWith("urn:dailycam:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
            sentences.Add(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
        }

        Assert.Contains(sentences[0], static c => c is >= '가' and <= '힣');
        Assert.DoesNotContain(sentences[1], static c => c is >= '가' and <= '힣');
    }

    [Fact]
    public async Task A_camera_is_added_read_changed_and_deleted_and_its_password_never_comes_back()
    {
        using var client = await factory.SignedInAsync();
        var source = new { kind = "rtsp", url = "rtsp://192.168.0.20:8554/s", user = "family", password = Secret };
        using var added = await client.PostAsJsonAsync(Cameras, new { name = "거실 \"창가\" 🍼", source, mounting = "topDown" }, Token);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var path = added.Headers.Location!.ToString();

        var text = await client.GetStringAsync(path, Token);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await client.GetStringAsync(Cameras, Token), StringComparison.Ordinal);
        var camera = JsonElement.Parse(text);
        Assert.Equal("거실 \"창가\" 🍼", camera.GetProperty("name").GetString());
        Assert.Equal("connecting", camera.GetProperty("state").GetString());
        Assert.Equal("topDown", camera.GetProperty("mounting").GetString());
        Assert.True(camera.GetProperty("source").GetProperty("hasPassword").GetBoolean());

        using var changed = await client.PutAsJsonAsync(path, new { name = "부엌", isOn = false }, Token);
        var after = await changed.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("부엌", "off", "family"), (after.GetProperty("name").GetString(), after.GetProperty("state").GetString(), after.GetProperty("source").GetProperty("user").GetString()));
        Assert.True(after.GetProperty("source").GetProperty("hasPassword").GetBoolean());

        using var deleted = await client.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_zone_with_two_points_gets_its_own_sentence_and_a_good_one_is_stored()
    {
        using var client = await factory.SignedInAsync();
        using var added = await client.PostAsJsonAsync(Cameras, new { name = "a", source = new { kind = "demo" } }, Token);
        var zones = added.Headers.Location + "/zones";
        using var refused = await client.PutAsync(zones, Json("""{"zones":[{"name":"stove","points":[{"x":0.1,"y":0.1},{"x":0.5,"y":0.5}]}]}"""), Token);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("urn:dailycam:problem:zone-too-few-points", problem.GetProperty("type").GetString());

        using var stored = await client.PutAsync(zones, Json("""{"zones":[{"name":"stove","points":[{"x":0.1,"y":0.1},{"x":0.5,"y":0.1},{"x":0.5,"y":0.5}]}]}"""), Token);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        var read = await client.GetFromJsonAsync<JsonElement>(zones, Token);
        Assert.Equal(0.5, read.GetProperty("items")[0].GetProperty("points")[2].GetProperty("y").GetDouble());
        Assert.Equal("danger", read.GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_zone_is_a_mask_when_it_says_so_and_an_unknown_kind_is_refused()
    {
        using var client = await factory.SignedInAsync();
        using var added = await client.PostAsJsonAsync(Cameras, new { name = "a", source = new { kind = "demo" } }, Token);
        var zones = added.Headers.Location + "/zones";
        const string Points = """[{"x":0.1,"y":0.1},{"x":0.5,"y":0.1},{"x":0.5,"y":0.5}]""";
        using var refused = await client.PutAsync(zones, Json($$"""{"zones":[{"name":"a","kind":"blur","points":{{Points}}}]}"""), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors").TryGetProperty("zones[0].kind", out _));

        using var stored = await client.PutAsync(zones, Json($$"""{"zones":[{"name":"a","kind":"mask","points":{{Points}}}]}"""), Token);
        Assert.Equal("mask", (await stored.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_list_is_paged_by_its_cursor()
    {
        using var client = await factory.SignedInAsync();
        for (var i = 0; i < 3; i++)
        {
            using var added = await client.PostAsJsonAsync(Cameras, new { name = $"page {i}", source = new { kind = "demo" } }, Token);
        }

        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{Cameras}?limit=2{(next is null ? null : $"&after={next}")}", Token);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(static camera => camera.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.True(ids.Count >= 3);
        Assert.Distinct(ids, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_connection_test_answers_the_step_that_failed_and_why()
    {
        using var client = await factory.SignedInAsync();
        using var answer = await client.PostAsJsonAsync($"{Cameras}/probe", new { source = new { kind = "rtsp", url = "rtsp://no-such-camera.invalid/s" } }, Token);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.False(result.GetProperty("ok").GetBoolean());
        var step = result.GetProperty("steps")[0];
        Assert.Equal(("resolve", "failed", "urn:dailycam:problem:probe-name-not-resolved"), (step.GetProperty("name").GetString(), step.GetProperty("state").GetString(), step.GetProperty("type").GetString()));

        using var bare = await client.PostAsJsonAsync($"{Cameras}/probe", new { kind = "rtsp", url = "concat:/etc/passwd" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task Only_an_administrator_changes_cameras_and_uploads()
    {
        using var parent = await factory.SignedInAsync(Roles.Parent);
        using var list = await parent.GetAsync(new Uri(Cameras, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        foreach (var (method, path) in new[] { (HttpMethod.Post, Cameras), (HttpMethod.Post, $"{Cameras}/probe"), (HttpMethod.Delete, $"{Cameras}/bcdfghjkmnpq"), (HttpMethod.Post, $"{Cameras}/bcdfghjkmnpq/restart"), (HttpMethod.Post, "/api/v1/uploads") })
        {
            using var request = new HttpRequestMessage(method, path) { Content = Json("{}") };
            using var answer = await parent.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("", "upload-empty")]
    [InlineData("text named .mp4", "upload-not-video")]
    [InlineData("#EXTM3U\nfile:///etc/passwd", "upload-playlist")]
    public async Task A_bad_upload_says_what_is_wrong_raw_and_as_a_form(string content, string type)
    {
        using var client = await factory.SignedInAsync();
        using var raw = await client.PostAsync("/api/v1/uploads?name=a.mp4", new StringContent(content, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded")), Token);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new StringContent(content), "file", "생일.mp4" } };
        using var multipart = await client.PostAsync("/api/v1/uploads", form, Token);
        foreach (var answer in new[] { raw, multipart })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal($"urn:dailycam:problem:{type}", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task A_form_without_the_file_and_an_unknown_upload_are_told_apart()
    {
        using var client = await factory.SignedInAsync();
        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var answer = await client.PostAsync("/api/v1/uploads", form, Token);
        Assert.Equal("urn:dailycam:problem:upload-no-file", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
        using var unknown = await client.GetAsync(new Uri("/api/v1/uploads/bcdfghjkmnpq", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static StringContent Json(string body) => new(body, MediaTypeHeaderValue.Parse("application/json"));
}
