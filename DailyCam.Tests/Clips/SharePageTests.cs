using System.Net;
using System.Net.Http.Headers;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Clips;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Clips;

/// <summary>What somebody without an account gets with a link, in the running app: one clip, and nothing else.</summary>
public sealed class SharePageTests : IAsyncDisposable
{
    private const string CameraName = "아기방 <b>";

    private readonly ManualTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly DailyCamAppFactory app;

    public SharePageTests() => app = new DailyCamAppFactory { ConfigureServices = services => services.AddSingleton<TimeProvider>(clock) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ShareLinks Links => app.Services.GetRequiredService<ShareLinks>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("ko", "함께 보는 클립", "2026년 11월 20일 금요일")]
    [InlineData("en", "A clip for you", "Friday, November 20, 2026")]
    public async Task The_page_shows_the_clip_in_the_visitor_s_language_and_nothing_runs_on_it(string language, string title, string when)
    {
        using var stranger = app.Anonymous();
        stranger.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var (made, token) = await ShareAsync();
        using var answer = await stranger.GetAsync($"/s/{token}", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertKeptToItself(answer);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(when, page, StringComparison.Ordinal);
        Assert.Contains("12:00:30", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"s/{token}/file\"", page, StringComparison.Ordinal);
        Assert.Contains("UTC+00:00", page, StringComparison.Ordinal);
        Assert.DoesNotContain(CameraName, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(made.Export.Id.Value, page, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Export.CameraId.Value, page, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Link.CreatedBy, page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(1, Assert.Single(await Links.ListAsync(Token)).OpenedCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_camera_is_named_in_page_and_file_when_the_sharer_says_so(bool shows)
    {
        using var stranger = app.Anonymous();
        var (_, token) = await ShareAsync(shows);
        var page = await stranger.GetStringAsync(new Uri($"/s/{token}", UriKind.Relative), Token);
        Assert.Equal(shows, WebUtility.HtmlDecode(page).Contains(CameraName, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        using var kept = await stranger.GetAsync($"/s/{token}/file?download=1", Token);
        Assert.Equal("attachment", kept.Content.Headers.ContentDisposition!.DispositionType);
        var name = kept.Content.Headers.ContentDisposition.FileNameStar ?? kept.Content.Headers.ContentDisposition.FileName;
        Assert.Equal(shows, name!.Contains("아기방", StringComparison.Ordinal));
        Assert.Contains("2026-11-20 12.00.00.mp4", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_video_is_sent_whole_and_in_ranges_and_kept_by_nobody()
    {
        using var stranger = app.Anonymous();
        var (_, token) = await ShareAsync();
        using var whole = await stranger.GetAsync($"/s/{token}/file", Token);
        Assert.Equal((HttpStatusCode.OK, "video/mp4", "a clip of a child"), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType, await whole.Content.ReadAsStringAsync(Token)));
        Assert.Null(whole.Content.Headers.ContentDisposition);
        AssertKeptToItself(whole);
        using var part = await RangeAsync(stranger, token, 2, 5);
        Assert.Equal((HttpStatusCode.PartialContent, "clip", 17L), (part.StatusCode, await part.Content.ReadAsStringAsync(Token), part.Content.Headers.ContentRange!.Length));
        AssertKeptToItself(part);
        Assert.Equal(0, Assert.Single(await Links.ListAsync(Token)).OpenedCount);
    }

    /// <summary>Wrong, cut short, taken back, run out, or its clip deleted: to the outside all of these are one and the same.</summary>
    [Fact]
    public async Task Whatever_is_wrong_with_a_link_the_answer_is_the_same()
    {
        using var stranger = app.Anonymous();
        var (revoked, revokedToken) = await ShareAsync(hours: 24);
        await Links.RevokeAsync(revoked.Link.Id, "엄마", Token);
        var (deleted, deletedToken) = await ShareAsync(hours: 24);
        await app.Services.GetRequiredService<Exports>().DeleteAsync(deleted.Export.Id, Token);
        var (lost, lostToken) = await ShareAsync(hours: 24);
        File.Delete(FileOf(lost.Export));
        var (_, endedToken) = await ShareAsync();
        clock.Advance(TimeSpan.FromHours(1));
        string[] tokens = [ShareToken.New(), revokedToken, deletedToken, endedToken, lostToken, "short", endedToken[..^1]];
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in tokens.SelectMany(static token => new[] { $"/s/{token}", $"/s/{token}/file", $"/s/{token}/file?download=1" }))
        {
            using var answer = await stranger.GetAsync(path, Token);
            AssertKeptToItself(answer);
            answers.Add($"{answer.StatusCode} {answer.Content.Headers.ContentType} {string.Join(' ', answer.Headers.Select(static header => $"{header.Key}={string.Join(',', header.Value)}").Where(static header => !header.StartsWith("Date", StringComparison.Ordinal)))} {await answer.Content.ReadAsStringAsync(Token)}");
        }

        Assert.StartsWith("NotFound text/html", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_that_is_in_the_middle_of_a_clip_gets_nothing_more_of_it_once_the_link_is_taken_back()
    {
        using var stranger = app.Anonymous();
        var (made, token) = await ShareAsync();
        using (var first = await RangeAsync(stranger, token, 0, 3))
        {
            Assert.Equal(HttpStatusCode.PartialContent, first.StatusCode);
        }

        await Links.RevokeAsync(made.Link.Id, "엄마", Token);
        using var next = await RangeAsync(stranger, token, 4, 7);
        Assert.Equal(HttpStatusCode.NotFound, next.StatusCode);
        Assert.DoesNotContain("clip of", await next.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>Over a real connection: what is on its way is cut off, not sent to its end.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_being_sent_is_cut_off_when_the_link_is_taken_back_or_runs_out(bool isRevoked)
    {
        const long Size = 256L << 20;
        app.Listen();
        using var stranger = app.Anonymous();
        var (made, token) = await ShareAsync();
        await using (var file = File.Open(FileOf(made.Export), FileMode.Open))
        {
            file.SetLength(Size); // More than any buffer in between holds; of zeros, it takes no room.
        }

        using var answer = await stranger.GetAsync(new Uri($"/s/{token}/file", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(Size, answer.Content.Headers.ContentLength);
        await using var body = await answer.Content.ReadAsStreamAsync(Token);
        await body.ReadExactlyAsync(new byte[1024], Token);
        if (isRevoked)
        {
            await Links.RevokeAsync(made.Link.Id, "엄마", Token);
        }
        else
        {
            clock.Advance(TimeSpan.FromHours(1));
        }

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, Token));
    }

    [Fact]
    public async Task Whoever_has_a_link_reaches_nothing_else_with_it()
    {
        using var stranger = app.Anonymous();
        var (made, token) = await ShareAsync();
        var (other, _) = await ShareAsync();
        using (var opened = await stranger.GetAsync($"/s/{token}", Token))
        {
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        }

        string[] paths =
        [
            "/", "/clips", "/live", "/storage", $"/api/v1/exports/{made.Export.Id}", $"/api/v1/exports/{made.Export.Id}/file", $"/api/v1/exports/{made.Export.Id}/shares", $"/api/v1/exports/{other.Export.Id}/file",
            "/api/v1/cameras", $"/api/v1/cameras/{made.Export.CameraId}/snapshot.jpg", "/api/v1/incidents", "/s", "/s/", $"/s/{token}/other", $"/s/{token}/file/{other.Export.Id}", $"/s/{token}/..%2F..%2Fapp.db",
            "/_blazor/negotiate?negotiateVersion=1",
        ];
        foreach (var path in paths)
        {
            foreach (var request in new[] { new HttpRequestMessage(HttpMethod.Get, path), new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } } })
            {
                using (request)
                using (var answer = await stranger.SendAsync(request, Token))
                {
                    Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{path} answered {(int)answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task A_network_that_tries_too_many_links_waits_and_learns_nothing()
    {
        using var stranger = app.Anonymous();
        var (_, token) = await ShareAsync();
        for (var tries = 0; tries < ShareThrottle.Free; tries++)
        {
            using var wrong = await stranger.GetAsync($"/s/{ShareToken.New()}/file", Token);
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        }

        foreach (var one in new[] { ShareToken.New(), token })
        {
            using var busy = await stranger.GetAsync($"/s/{one}", Token);
            Assert.Equal((HttpStatusCode.TooManyRequests, ShareThrottle.Window), (busy.StatusCode, busy.Headers.RetryAfter!.Delta));
            AssertKeptToItself(busy);
        }

        clock.Advance(ShareThrottle.Window);
        using var again = await stranger.GetAsync($"/s/{token}", Token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    private static void AssertKeptToItself(HttpResponseMessage answer)
    {
        Assert.Equal("no-store, private", string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries)).Order(StringComparer.Ordinal)));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("noindex, nofollow", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.StartsWith("default-src 'none';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private static Task<HttpResponseMessage> RangeAsync(HttpClient client, string token, long from, long to)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{token}/file");
        request.Headers.Range = new RangeHeaderValue(from, to);
        return client.SendAsync(request, Token);
    }

    private string FileOf(Export export) => Path.Combine(app.DataPath, "exports", $"{export.Id}.mp4");

    /// <summary>A link to a clip of its own.</summary>
    private async Task<(SharedClip Made, string Token)> ShareAsync(bool showsCamera = false, int hours = 1)
    {
        var export = ShareLab.NewExport();
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            context.Exports.Add(export);
            if (!await context.Cameras.AnyAsync(camera => camera.Id == ShareLab.Camera, Token))
            {
                context.Cameras.Add(new Camera { Id = ShareLab.Camera, Name = CameraName, Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false });
            }

            await context.SaveChangesAsync(Token);
        }

        await File.WriteAllTextAsync(FileOf(export), "a clip of a child", Token);
        var outcome = await Links.CreateAsync(export.Id, TimeSpan.FromHours(hours), "sharing-parent", showsCamera, Token);
        return (new SharedClip(outcome.Link!, export), outcome.Token!);
    }
}
