using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>The product's HTTP face as a script uses it: signs in once, makes itself a token, and speaks JSON.</summary>
public sealed class ProductApi(Uri address) : IDisposable
{
    private const string Prefix = "api/v1/";
    private const string AntiforgeryHeader = "X-CSRF-TOKEN";

    private static readonly TimeSpan CameraLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public HttpClient Client => client;

    /// <summary>The administrator's token, once signed in.</summary>
    public string? Token => client.DefaultRequestHeaders.Authorization?.Parameter;

    /// <summary>The playlist of a recorded stretch, for a player that sends <see cref="Token"/>.</summary>
    public Uri Recording(string camera, DateTimeOffset from, DateTimeOffset to) =>
        new(address, $"{Prefix}cameras/{camera}/recordings/index.m3u8?from={Uri.EscapeDataString(from.UtcDateTime.ToString("O"))}&to={Uri.EscapeDataString(to.UtcDateTime.ToString("O"))}");

    /// <summary>With the password to a session, with the session to an administrator's token, from then on with the token alone.</summary>
    public async Task SignInAsync(string user, string password)
    {
        var session = await PostAsync("session", new { user, password });
        client.DefaultRequestHeaders.Add(AntiforgeryHeader, session.GetProperty("antiforgeryToken").GetString());
        var made = await PostAsync("tokens", new { name = "tests", role = "admin", expiresAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        client.DefaultRequestHeaders.Remove(AntiforgeryHeader);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonElement> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<JsonElement> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Sends without judging the answer.</summary>
    public Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, Prefix + path) { Content = content };
        return client.SendAsync(request, HttpCompletionOption.ResponseContentRead, TestContext.Current.CancellationToken);
    }

    /// <summary>A playlist as it is served.</summary>
    public Task<string> TextAsync(Uri playlist) => client.GetStringAsync(playlist, TestContext.Current.CancellationToken);

    /// <summary>Adds a camera and gives its id.</summary>
    public async Task<string> AddCameraAsync(string name, object source, object? more = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = name, ["source"] = source };
        foreach (var property in more is null ? [] : more.GetType().GetProperties())
        {
            body[property.Name] = property.GetValue(more);
        }

        return (await PostAsync("cameras", body)).GetProperty("id").GetString()!;
    }

    public Task<string> AddRtspCameraAsync(string name, string url, object? more = null) => AddCameraAsync(name, new { kind = "rtsp", url }, more);

    public Task<string> AddDemoCameraAsync(string name = "Demo", object? more = null) => AddCameraAsync(name, new { kind = "demo" }, more);

    /// <summary>Uploads a video and adds it as a looped camera; gives the camera's id.</summary>
    public async Task<string> AddFileCameraAsync(string name, string path, object? more = null)
    {
        var upload = await UploadAsync(path);
        return await AddCameraAsync(name, new { kind = "file", uploadId = upload, loop = true }, more);
    }

    public async Task<string> UploadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var content = new StreamContent(file);
        using var answer = await RawAsync(HttpMethod.Post, $"uploads?name={Uri.EscapeDataString(Path.GetFileName(path))}", content);
        return (await JsonAsync(answer, $"upload of {Path.GetFileName(path)}")).GetProperty("id").GetString()!;
    }

    /// <summary>Waits until the camera's live playlist answers and names parts or segments.</summary>
    public Task LiveAsync(string camera) => Eventually.Is(
        async () =>
        {
            using var answer = await RawAsync(HttpMethod.Get, $"cameras/{camera}/live/index.m3u8");
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("#EXTINF", StringComparison.Ordinal);
        },
        CameraLimit,
        $"camera {camera} is live");

    public void Dispose() => client.Dispose();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, string what)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{what} gave {(int)answer.StatusCode}: {text}");
        if (text.Length == 0)
        {
            return default;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await RawAsync(method, path, content);
        return await JsonAsync(answer, $"{method} {path}");
    }
}
