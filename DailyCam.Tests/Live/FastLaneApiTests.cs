using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Api;
using Xunit;

namespace DailyCam.Tests.Live;

public sealed class FastLaneApiTests(FastLaneFixture fixture) : IClassFixture<FastLaneFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CameraId camera = CameraId.New();
    private LiveMedia? media;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LiveStream Stream => fixture.Streams.For(camera);

    private LiveMedia Media => media ??= new LiveMedia(77, TimeProvider.System.GetUtcNow(), camera);

    [Fact]
    public async Task A_viewer_gets_the_header_the_picture_since_the_key_frame_and_each_frame_as_it_comes()
    {
        var (_, cookies) = await fixture.SignInAsync();
        Feed(33, group: 30);
        using var socket = await OpenedAsync(cookies);

        using var init = JsonDocument.Parse(Encoding.UTF8.GetString((await FastLaneFixture.ReadAsync(socket))!));
        Assert.Equal(("init", "77", "video/mp4; codecs=\"avc1.4d401f\""), (Text(init, "type"), Text(init, "attempt"), Text(init, "mime")));
        var header = await FastLaneFixture.ReadAsync(socket);
        Assert.Equal(1, header![0]);
        Assert.Equal(Media.Init.Bytes.ToArray(), header[32..]);

        var first = await FastLaneFixture.ReadAsync(socket);
        Assert.Equal(3, first![0]);
        Assert.Equal(30, FastLaneFixture.NumberOf(first));
        var (startAt, mediaStart, now) = FastLaneFixture.Head(first);
        Assert.Equal((Media.StartAt + TimeSpan.FromSeconds(1) - DateTimeOffset.UnixEpoch).TotalMilliseconds, startAt, 1.0);
        Assert.Equal(1.0, mediaStart, 0.001);
        Assert.Equal(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), now, 5_000.0);
        Feed(1);
        foreach (var number in new long[] { 31, 32, 33 })
        {
            Assert.Equal(number, await NumberAsync(socket));
        }
    }

    [Fact]
    public async Task Strangers_other_pages_and_whoever_wants_what_is_not_there_are_refused()
    {
        var (client, cookies) = await fixture.SignInAsync();
        Feed(3);
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedAsync(camera.Value, null));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusedAsync(camera.Value, cookies, "http://127.0.0.1:1"));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusedAsync(camera.Value, cookies, "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusedAsync(camera.Value, cookies, "null"));
        Assert.Equal(HttpStatusCode.NotFound, await RefusedAsync(CameraId.New().Value, cookies));
        Assert.Equal(HttpStatusCode.NotFound, await RefusedAsync("..%2Fapp.db", cookies));
        using (var own = await fixture.OpenAsync(camera.Value, cookies, fixture.Address.GetLeftPart(UriPartial.Authority)))
        {
            Assert.Equal(WebSocketState.Open, own.State);
        }

        using var plain = await client.GetAsync($"/api/v1/cameras/{camera}/live/fast", Token);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
    }

    [Fact]
    public async Task There_are_as_many_viewers_as_the_settings_allow_and_a_place_is_free_when_one_leaves()
    {
        var (_, cookies) = await fixture.SignInAsync();
        Feed(3);
        await Eventually.Is(() => Stream.FastLane.Viewers == 0, Patience, "no viewer of this camera");
        var open = new List<ClientWebSocket>();
        await Eventually.Is(async () =>
        {
            var socket = await fixture.OpenAsync(camera.Value, cookies);
            open.Add(socket);
            return socket.State != WebSocketState.Open;
        }, Patience, "all places are taken");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, open[^1].HttpStatusCode);
        Assert.InRange(open.Count(static one => one.State == WebSocketState.Open), 1, FastLaneFixture.Places);

        open[0].Abort();
        await Eventually.Is(async () =>
        {
            var again = await fixture.OpenAsync(camera.Value, cookies);
            open.Add(again);
            return again.State == WebSocketState.Open;
        }, Patience, "a place is free again");
        open.ForEach(static one => one.Dispose());
    }

    [Fact]
    public async Task A_viewer_who_does_not_read_skips_to_a_key_frame_and_the_other_loses_nothing()
    {
        var (_, cookies) = await fixture.SignInAsync();
        using var slow = await OpenedAsync(cookies);
        using var quick = await OpenedAsync(cookies);
        await Eventually.Is(() => Stream.FastLane.Viewers == 2, Patience, "both watch");

        // 40 MB: more than what sockets, pipes and the queue hold together.
        const int Groups = 20, Group = 20;
        for (var group = 0; group < Groups; group++)
        {
            Feed(Group, group: Group, size: 100_000);
            for (var read = 0; read < Group; read++)
            {
                Assert.Equal((group * Group) + read, await NumberAsync(quick));
            }
        }

        var (before, skips) = (-1L, 0);
        while (before != (Groups * Group) - 1)
        {
            var number = await NumberAsync(slow);
            Assert.True(number == before + 1 || (number > before && number % Group == 0), $"{number} after {before}");
            skips += number == before + 1 ? 0 : 1;
            before = number;
        }

        Assert.True(skips > 0, "nothing was skipped");
    }

    [Fact]
    public async Task A_viewer_who_acknowledges_is_not_sent_into_a_line_that_is_full_and_goes_on_with_the_newest_pictures()
    {
        var (_, cookies) = await fixture.SignInAsync();
        using var slow = await OpenedAsync(cookies);
        await AcknowledgeAsync(slow, 0);
        Feed(1, size: 100_000);
        var (before, received) = await UntilBeatAsync(slow);
        Assert.Equal(0, before);
        await AcknowledgeAsync(slow, received);

        // 40 MB in one go. It reads all it is sent and does not say so: as if the line were still full of it.
        const int Group = 20, Size = 100_000;
        Feed(20 * Group, group: Group, size: Size);
        var (last, more) = await UntilBeatAsync(slow);
        Assert.InRange(more, Size, FastLaneWindow.MaxBytes + Size + FastLaneSocket.HeadLength);

        const int Later = 10;
        Feed(Later * Group, group: Group, size: Size);
        await AcknowledgeAsync(slow, received + more);
        var next = await NumberAsync(slow);
        Assert.True(next > (20 * Group) + ((Later - 3) * Group) && next % Group == 1, $"{next} after {last} is old, or no key frame");
    }

    [Fact]
    public async Task Whoever_says_what_no_player_says_is_cut_off()
    {
        var (_, cookies) = await fixture.SignInAsync();
        Feed(3);
        using var stranger = await OpenedAsync(cookies);
        await AcknowledgeAsync(stranger, 1 << 30);
        await EndsAsync(stranger);
    }

    [Fact]
    public async Task Whoever_signs_out_sees_no_more_and_so_does_everybody_when_the_camera_is_switched_off()
    {
        var (client, cookies) = await fixture.SignInAsync();
        Feed(3);
        using var leaves = await OpenedAsync(cookies);
        using var signedOut = await client.DeleteAsync("/api/v1/session", Token);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await EndsAsync(leaves);
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusedAsync(camera.Value, cookies));

        var (_, others) = await fixture.SignInAsync();
        using var stays = await OpenedAsync(others);
        fixture.Board.Post(new CaptureStatus { Camera = camera, State = CaptureState.Off, Since = TimeProvider.System.GetUtcNow() });
        Stream.Clear();
        await EndsAsync(stays);
        Assert.Equal(HttpStatusCode.NotFound, await RefusedAsync(camera.Value, others));
    }

    [Fact]
    public async Task Another_attempt_comes_with_its_own_header_in_the_same_connection()
    {
        var (_, cookies) = await fixture.SignInAsync();
        Feed(1);
        using var socket = await OpenedAsync(cookies);
        Assert.Equal(0, await NumberAsync(socket));
        Stream.EndAttempt(Media.Init.Attempt);
        Stream.Accept(new LiveMedia(78, Media.StartAt, camera).Chunk(key: true));

        using var init = JsonDocument.Parse(Encoding.UTF8.GetString((await FastLaneFixture.ReadAsync(socket))!));
        Assert.Equal("78", Text(init, "attempt"));
        Assert.Equal(1, (await FastLaneFixture.ReadAsync(socket))![0]);
        Assert.Equal(3, (await FastLaneFixture.ReadAsync(socket))![0]);
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString();

    private static async Task EndsAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await FastLaneFixture.ReadAsync(socket).WaitAsync(limit.Token) is not null)
        {
            // What was under way.
        }
    }

    private static async Task AcknowledgeAsync(ClientWebSocket socket, long bytes) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(bytes.ToString(CultureInfo.InvariantCulture)).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Token);

    /// <summary>Reads all there is, until the server says that it waits: the number of the last chunk, and the bytes of all binary messages.</summary>
    private static async Task<(long Last, long Bytes)> UntilBeatAsync(WebSocket socket)
    {
        var (last, bytes) = (-1L, 0L);
        while (await FastLaneFixture.ReadAsync(socket) is { } message)
        {
            if (message[0] != '{')
            {
                (last, bytes) = (FastLaneFixture.NumberOf(message) ?? last, bytes + message.Length);
            }
            else if (Encoding.UTF8.GetString(message).Contains("beat", StringComparison.Ordinal))
            {
                return (last, bytes);
            }
        }

        throw new InvalidOperationException("The connection was closed.");
    }

    /// <summary>The number of the next chunk.</summary>
    private static async Task<long> NumberAsync(WebSocket socket)
    {
        while (await FastLaneFixture.ReadAsync(socket) is { } message)
        {
            if (FastLaneFixture.NumberOf(message) is { } number)
            {
                return number;
            }
        }

        throw new InvalidOperationException("The connection was closed.");
    }

    private async Task<HttpStatusCode> RefusedAsync(string path, CookieContainer? cookies, string? origin = null)
    {
        using var socket = await fixture.OpenAsync(path, cookies, origin);
        Assert.NotEqual(WebSocketState.Open, socket.State);
        return socket.HttpStatusCode;
    }

    private async Task<ClientWebSocket> OpenedAsync(CookieContainer cookies)
    {
        _ = Stream; // It is captured.
        ClientWebSocket? socket = null;
        await Eventually.Is(async () =>
        {
            socket?.Dispose();
            socket = await fixture.OpenAsync(camera.Value, cookies);
            return socket.State == WebSocketState.Open;
        }, Patience, "a place in the fast lane");
        return socket!;
    }

    private void Feed(int count, int group = 60, int size = 64)
    {
        foreach (var chunk in Media.Chunks(count, group, size))
        {
            Stream.Accept(chunk);
        }
    }
}
