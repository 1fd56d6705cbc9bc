using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>viewers-hls: many viewers of a recording, each answer behind the access check, beside nginx that checks a cookie and sends the same file.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed partial class ViewersHlsBench
{
    private const string Product = "DailyCam";
    private const string Peer = "nginx with a cookie check";
    private const string SessionCookie = "dailycam-session";
    private const long SegmentBytes = 1_000_000;

    private static readonly int[] Connections = BenchSettings.Quick ? [32] : [32, 500];
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(BenchSettings.Pick(full: 20, quick: 6));
    private static readonly TimeSpan Recorded = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Viewers_hls()
    {
        using var folder = new TemporaryFolder();
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = "00:00:20" });
        var (playlist, file) = await RecordAsync(app, folder);
        var cookie = await SignInAsync(app);
        await File.WriteAllTextAsync(folder.File("index.m3u8"), await PlaylistAsync(playlist, cookie), TestContext.Current.CancellationToken);
        await using var nginx = await StaticServer.StartAsync(folder.Path, guarded: true);

        var report = new BenchReport("viewers-hls");
        foreach (var connections in Connections)
        {
            await CompareAsync(report, "1 MB segment", connections, (0, SegmentBytes - 1), 1.5, (app.Id, file, cookie), nginx is null ? null : (nginx.ProcessId, new Uri(nginx.Address, "recording.mp4"), StaticServer.Cookie));
            await CompareAsync(report, "playlist", connections, null, 1.25, (app.Id, playlist, cookie), nginx is null ? null : (nginx.ProcessId, new Uri(nginx.Address, "index.m3u8"), StaticServer.Cookie));
        }

        report.AtMost(Product, "a revoked session's cookie still works for", "s", [await RevokedAsync(app, file, cookie)], 0);
        report.Finish();
    }

    private static async Task CompareAsync(
        BenchReport report, string what, int connections, (long First, long Last)? range, double limit, (int Process, Uri Address, string Cookie) own, (int Process, Uri Address, string Cookie)? peer)
    {
        var about = string.Create(CultureInfo.InvariantCulture, $"{what}, {connections} connections");
        var (owns, peers) = (new List<Viewers.Outcome>(), new List<Viewers.Outcome>());
        for (var round = 0; round < BenchSettings.Rounds; round++)
        {
            owns.Add(await new Viewers(own.Process, connections, Window).AskAsync(own.Address, own.Cookie, range));
            if (peer is { } other)
            {
                peers.Add(await new Viewers(other.Process, connections, Window).AskAsync(other.Address, other.Cookie, range));
            }
        }

        if (peers.Count > 0)
        {
            report.Note(Peer, $"{about}: CPU", "µs", peers.ConvertAll(static outcome => outcome.Microseconds));
            report.Note(Peer, $"{about}: p99", "ms", peers.ConvertAll(static outcome => outcome.P99));
        }

        report.Note(Product, $"{about}: CPU", "µs", owns.ConvertAll(static outcome => outcome.Microseconds));
        report.Note(Product, $"{about}: p99", "ms", owns.ConvertAll(static outcome => outcome.P99));
        report.Ratio(Product, $"{about}: CPU", owns.ConvertAll(static outcome => outcome.Microseconds), Peer, peers.ConvertAll(static outcome => outcome.Microseconds), limit);
        report.Ratio(Product, $"{about}: p99", owns.ConvertAll(static outcome => outcome.P99), Peer, peers.ConvertAll(static outcome => outcome.P99), 2);
        report.AtMost(Product, $"{about}: errors", "", owns.ConvertAll(static outcome => (double)outcome.Errors), 0, owns.Max(static outcome => outcome.Errors));
    }

    /// <summary>A finished archive file of a camera that is switched off again: what is counted afterwards is the serving alone.</summary>
    private static async Task<(Uri Playlist, Uri File)> RecordAsync(ProductProcess app, TemporaryFolder folder)
    {
        var clip = folder.File("clip.mp4");
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=10", "-vf", "noise=alls=20:allf=t", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "4M", "-maxrate", "4M", "-bufsize", "4M", "-g", "60", "-sc_threshold", "0", clip]);
        var camera = await app.Api.AddFileCameraAsync("Camera", clip, new { detection = false, analysis = false });
        JsonElement segment = default;
        await Eventually.Is(
            async () =>
            {
                var items = (await app.Api.GetAsync($"segments?camera={camera}")).GetProperty("items");
                segment = items.GetArrayLength() > 0 ? items[0] : default;
                return segment.ValueKind == JsonValueKind.Object;
            },
            Recorded,
            "a finished archive file is there");
        var stored = await app.Api.GetAsync($"cameras/{camera}");
        await app.Api.PutAsync($"cameras/{camera}", new { name = stored.GetProperty("name").GetString(), source = new { kind = "file", uploadId = stored.GetProperty("source").GetProperty("uploadId").GetString(), loop = true }, isOn = false });
        await BenchCameras.WaitAsync(BenchSettings.Settle);
        var playlist = app.Api.Recording(camera, segment.GetProperty("startAt").GetDateTimeOffset(), segment.GetProperty("endAt").GetDateTimeOffset());
        var file = new Uri(app.Address, $"api/v1/cameras/{camera}/recordings/{segment.GetProperty("id").GetString()}.mp4");
        var bytes = await app.Api.Client.GetByteArrayAsync(file, TestContext.Current.CancellationToken);
        Assert.True(bytes.Length > 2 * SegmentBytes, $"the archive file has only {bytes.Length} bytes");
        await File.WriteAllBytesAsync(folder.File("recording.mp4"), bytes, TestContext.Current.CancellationToken);
        return (playlist, file);
    }

    private static async Task<string> PlaylistAsync(Uri playlist, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, playlist);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A browser's cookies after signing in.</summary>
    private static async Task<string> SignInAsync(ProductProcess app)
    {
        using var answer = await app.Stranger.PostAsJsonAsync(new Uri("api/v1/session", UriKind.Relative), new { user = ProductProcess.AdminUser, password = ProductProcess.AdminPassword }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(static line => line.Split(';')[0]).ToList();
        Assert.Contains(cookies, static cookie => cookie.StartsWith(SessionCookie, StringComparison.Ordinal));
        return string.Join("; ", cookies);
    }

    /// <summary>Seconds for which the cookie goes on working after its owner signed out; 0 when the next request is refused.</summary>
    private static async Task<double> RevokedAsync(ProductProcess app, Uri file, string cookie)
    {
        Assert.True(await Viewers.StatusAsync(file, cookie) is HttpStatusCode.PartialContent);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var ask = new HttpRequestMessage(HttpMethod.Get, "api/v1/antiforgery");
        ask.Headers.Add("Cookie", cookie);
        using var token = await client.SendAsync(ask, TestContext.Current.CancellationToken);
        var antiforgery = await token.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        using var leave = new HttpRequestMessage(HttpMethod.Delete, "api/v1/session");
        leave.Headers.Add("Cookie", token.Headers.TryGetValues("Set-Cookie", out var more) ? $"{Session(cookie)}; {string.Join("; ", more.Select(static line => line.Split(';')[0]))}" : cookie);
        leave.Headers.Add(antiforgery.GetProperty("header").GetString()!, antiforgery.GetProperty("token").GetString());
        using var left = await client.SendAsync(leave, TestContext.Current.CancellationToken);
        Assert.True(left.IsSuccessStatusCode, $"signing out gave {left.StatusCode}");
        var watch = Stopwatch.StartNew();
        var worked = 0.0;
        while (watch.Elapsed < TimeSpan.FromSeconds(BenchSettings.Pick(full: 60, quick: 35)) && await Viewers.StatusAsync(file, cookie) is HttpStatusCode.PartialContent)
        {
            worked = watch.Elapsed.TotalSeconds;
            await BenchCameras.WaitAsync(TimeSpan.FromSeconds(1));
        }

        return worked;
    }

    private static string Session(string cookie) => SessionPart().Match(cookie).Value;

    [GeneratedRegex("dailycam-session=[^;]+", RegexOptions.NonBacktracking)]
    private static partial Regex SessionPart();
}
