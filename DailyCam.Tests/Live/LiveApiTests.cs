using System.Net;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Live;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class LiveApiTests(LiveApiFixture fixture) : IClassFixture<LiveApiFixture>
{
    private readonly CameraId camera = CameraId.New();
    private LiveMedia? media;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Base => $"/api/v1/cameras/{camera}";

    private LiveStream Stream => fixture.Streams.For(camera);

    [Fact]
    public async Task Everything_a_playlist_names_can_be_fetched_and_nothing_may_be_cached()
    {
        var client = await fixture.SignedInAsync();
        Feed(14);

        using var playlist = await client.GetAsync($"{Base}/live/index.m3u8", Token);
        var text = await playlist.Content.ReadAsStringAsync(Token);
        Assert.Equal("application/vnd.apple.mpegurl", playlist.Content.Headers.ContentType?.MediaType);
        Assert.True(playlist.Headers.CacheControl?.NoStore);
        var clock = long.Parse(playlist.Headers.GetValues("DailyCam-Clock").Single(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(TimeProvider.System.GetUtcNow(), DateTimeOffset.FromUnixTimeMilliseconds(clock), TimeSpan.FromSeconds(5));

        var addresses = text.Split('\n').Where(l => l.Length > 0 && l[0] != '#')
            .Concat(text.Split('"').Where(p => p.StartsWith("part/", StringComparison.Ordinal) || p.StartsWith("init/", StringComparison.Ordinal)).SkipLast(1));
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync($"{Base}/live/{address}", Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
            Assert.Equal("video/mp4", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_segment_is_its_fragments_in_order()
    {
        var client = await fixture.SignedInAsync();
        Feed(5);
        var first = Stream.TryGetSegment(await FirstSequenceAsync(client));

        var bytes = await client.GetByteArrayAsync($"{Base}/live/segment/{first!.Sequence}.m4s", Token);
        Assert.Equal(first.Parts.SelectMany(p => p.Fragments).SelectMany(f => f.Bytes.ToArray()), bytes);
    }

    [Fact]
    public async Task A_blocked_request_is_answered_with_the_part_it_waited_for()
    {
        var client = await fixture.SignedInAsync();
        Feed(5);
        var next = await FirstSequenceAsync(client) + 1;
        var waiting = client.GetStringAsync($"{Base}/live/index.m3u8?_HLS_msn={next}&_HLS_part=1", Token);
        var part = client.GetByteArrayAsync($"{Base}/live/part/{next}/1.m4s", Token);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, part, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Token)));

        Feed(1);
        Assert.Contains($"part/{next}/1.m4s\"\n", await waiting, StringComparison.Ordinal);
        Assert.NotEmpty(await part);
    }

    [Theory]
    [InlineData("/live/index.m3u8?_HLS_msn=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("/live/index.m3u8?_HLS_msn=abc", HttpStatusCode.BadRequest)]
    [InlineData("/live/index.m3u8?_HLS_part=1", HttpStatusCode.BadRequest)]
    [InlineData("/live/index.m3u8?_HLS_msn=-1", HttpStatusCode.BadRequest)]
    [InlineData("/live/init/1.mp4", HttpStatusCode.NotFound)]
    [InlineData("/live/segment/1.m4s", HttpStatusCode.NotFound)]
    [InlineData("/live/part/1/1.m4s", HttpStatusCode.NotFound)]
    [InlineData("/live/part/1/..%2F..%2Fapp.db", HttpStatusCode.NotFound)]
    [InlineData("/live/segment/app.db", HttpStatusCode.NotFound)]
    public async Task Nonsense_is_refused(string path, HttpStatusCode expected)
    {
        var client = await fixture.SignedInAsync();
        Feed(5);
        using var answer = await client.GetAsync(Base + path, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_camera_without_a_picture_asks_for_patience_a_strange_one_is_not_there_and_one_that_is_off_shows_nothing()
    {
        var client = await fixture.SignedInAsync();
        using (var strange = await client.GetAsync($"{Base}/live/index.m3u8", Token))
        {
            Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        }

        Feed(2);
        using (var starting = await client.GetAsync($"{Base}/live/index.m3u8", Token))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, starting.StatusCode);
            Assert.NotNull(starting.Headers.RetryAfter);
        }

        Feed(8);
        fixture.Board.Post(new CaptureStatus { Camera = camera, State = CaptureState.Off, Since = media!.StartAt });
        foreach (var path in new[] { "/live/index.m3u8", "/snapshot.jpg", "/live.mjpeg" })
        {
            using var off = await client.GetAsync(Base + path, Token);
            Assert.Equal(HttpStatusCode.NotFound, off.StatusCode);
        }
    }

    [Fact]
    public async Task Many_who_want_a_snapshot_share_one_picture()
    {
        var client = await fixture.SignedInAsync();
        Feed(5);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync($"{Base}/snapshot.jpg", Token)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, fixture.Pictures.Of(camera));
        Assert.All(answers, answer => Assert.Equal(Stream.NewestPicture()!.TakenAt, answer.Content.Headers.LastModified!.Value, TimeSpan.FromSeconds(1)));
        // A page tells the picture's age by the clock that dated it, not by the device's.
        Assert.All(answers, static answer => Assert.Equal(
            TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), long.Parse(answer.Headers.GetValues("DailyCam-Clock").Single(), System.Globalization.CultureInfo.InvariantCulture), 60_000.0));
    }

    [Fact]
    public async Task The_picture_stream_starts_with_a_picture_and_has_a_limit_of_viewers()
    {
        var client = await fixture.SignedInAsync();
        Feed(5);
        var open = new List<HttpResponseMessage>();
        for (var viewer = 0; viewer < new LiveOptions().MaxMjpegViewers; viewer++)
        {
            open.Add(await client.GetAsync($"{Base}/live.mjpeg", HttpCompletionOption.ResponseHeadersRead, Token));
        }

        var buffer = new byte[CountingPictureMaker.Jpeg.Length + 300];
        await using var stream = await open[0].Content.ReadAsStreamAsync(Token);
        var read = await stream.ReadAtLeastAsync(buffer, CountingPictureMaker.Jpeg.Length, cancellationToken: Token);
        Assert.StartsWith("--dailycam-picture\r\nContent-Type: image/jpeg", System.Text.Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
        Assert.Contains($"\r\nDailyCam-Taken: {Stream.NewestPicture()!.TakenAt.ToUnixTimeMilliseconds()}\r\nDailyCam-Clock: 1", System.Text.Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);

        using var tooMany = await client.GetAsync($"{Base}/live.mjpeg", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, tooMany.StatusCode);
        open.ForEach(static answer => answer.Dispose());
    }

    [Fact]
    public async Task The_picture_stream_ends_when_its_viewer_signs_out()
    {
        using var client = await fixture.AnotherSessionAsync();
        Feed(5);
        using var answer = await client.GetAsync($"{Base}/live.mjpeg", HttpCompletionOption.ResponseHeadersRead, Token);
        using var signedOut = await client.DeleteAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await EndsAsync(answer);
    }

    [Fact]
    public async Task The_picture_stream_ends_when_the_camera_is_switched_off()
    {
        using var client = await fixture.AnotherSessionAsync();
        Feed(5);
        using var answer = await client.GetAsync($"{Base}/live.mjpeg", HttpCompletionOption.ResponseHeadersRead, Token);
        fixture.Board.Post(new CaptureStatus { Camera = camera, State = CaptureState.Off, Since = TimeProvider.System.GetUtcNow() });
        await EndsAsync(answer);
    }

    private static async Task EndsAsync(HttpResponseMessage answer)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var stream = await answer.Content.ReadAsStreamAsync(Token);
        await stream.CopyToAsync(System.IO.Stream.Null, limit.Token);
    }

    private async Task<long> FirstSequenceAsync(HttpClient client)
    {
        var text = await client.GetStringAsync($"{Base}/live/index.m3u8", Token);
        const string tag = "#EXT-X-MEDIA-SEQUENCE:";
        return long.Parse(text.Split('\n').Single(l => l.StartsWith(tag, StringComparison.Ordinal))[tag.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Feed(int fragments)
    {
        media ??= new LiveMedia(77, TimeProvider.System.GetUtcNow(), camera);
        foreach (var fragment in media.Steady(fragments))
        {
            Stream.Accept(fragment);
        }
    }
}
