using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Web.Api;

/// <summary>
/// What the fast lane says over a WebSocket (docs/reference/http-api.md). Text: <c>{"type":"init",…}</c> before each init segment, <c>{"type":"beat"}</c> while the camera is silent. Binary: a head of
/// <see cref="HeadLength"/> bytes, then a moof and mdat or the init segment. Used by one sender and one listener.
/// </summary>
internal sealed class FastLaneSocket(WebSocket socket, TimeProvider clock) : IDisposable
{
    /// <summary>A connection whose other end does not answer within this is over.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>What it is (1 byte), nothing (7), wall clock of the first frame in Unix milliseconds, its media time in seconds, the server's clock in Unix milliseconds (a double each, big-endian; NaN: has none).</summary>
    public const int HeadLength = 32;

    private const byte InitKind = 1;
    private const byte ChunkKind = 2;
    private const byte KeyChunkKind = 3;

    /// <summary>Somebody who takes nothing for so long is not watching.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(15);

    /// <summary>Somebody who acknowledges and stops is a page that was put to sleep. It goes on at once when it wakes within this, and costs a place only.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromMinutes(2);

    /// <summary>How long a goodbye may take.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly FastLaneWindow window = new(clock);
    private CaptureAttemptId? told;

    /// <summary>Sends a chunk, before it the init segment when that is another one.</summary>
    /// <exception cref="FastLaneLostException">The connection is gone, or takes nothing.</exception>
    public async Task SendAsync(MediaChunk chunk, CancellationToken cancellationToken)
    {
        if (told != chunk.Init.Attempt)
        {
            told = chunk.Init.Attempt;
            await SendTextAsync(new { type = "init", attempt = chunk.Init.Attempt.ToString(), mime = Mime(chunk.Init) }, cancellationToken);
            await SendBinaryAsync(InitKind, chunk.Init.Bytes, null, null, cancellationToken);
        }

        await SendBinaryAsync(chunk.StartsWithKeyFrame ? KeyChunkKind : ChunkKind, chunk.Bytes, chunk.StartAt, chunk.MediaStart, cancellationToken);
    }

    /// <exception cref="FastLaneLostException">The connection is gone, or takes nothing.</exception>
    public Task SendBeatAsync(CancellationToken cancellationToken) => SendTextAsync(new { type = "beat", now = Milliseconds(clock.GetUtcNow()) }, cancellationToken);

    /// <summary>Completes when the viewer has received enough of what it was sent to be sent more.</summary>
    /// <exception cref="FastLaneLostException">It has taken nothing for too long.</exception>
    public Task RoomAsync() => window.Silence > Nap ? throw new FastLaneLostException(new TimeoutException()) : window.RoomAsync();

    /// <summary>Takes what the viewer acknowledges and waits for its goodbye; whoever sends something else is no player of ours. Never throws.</summary>
    public async Task ListenAsync(CancellationTokenSource leaving)
    {
        var buffer = new byte[FastLaneWindow.LongestMessage];
        try
        {
            for (var isPlayer = true; isPlayer;)
            {
                var said = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                isPlayer = said is { MessageType: WebSocketMessageType.Text, EndOfMessage: true } && window.Acknowledge(buffer.AsSpan(0, said.Count));
            }

            await leaving.CancelAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The connection broke: sending notices.
        }
    }

    /// <summary>Says goodbye, briefly. Never throws.</summary>
    public async Task CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(CloseLimit, clock);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // Gone already.
        }
        finally
        {
            socket.Abort();
        }
    }

    public void Dispose() => socket.Dispose();

    private static string Mime(InitSegment init) => $"video/mp4; codecs=\"{init.VideoCodec}{(init.AudioCodec is null ? "" : ", " + init.AudioCodec)}\"";

    private static double Milliseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private Task SendTextAsync(object message, CancellationToken cancellationToken) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, cancellationToken);

    private async Task SendBinaryAsync(byte kind, ReadOnlyMemory<byte> bytes, DateTimeOffset? startAt, TimeSpan? mediaStart, CancellationToken cancellationToken)
    {
        var length = HeadLength + bytes.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var head = buffer.AsSpan(0, HeadLength);
            head.Clear();
            head[0] = kind;
            BinaryPrimitives.WriteDoubleBigEndian(head[8..], startAt is { } at ? Milliseconds(at) : double.NaN);
            BinaryPrimitives.WriteDoubleBigEndian(head[16..], mediaStart?.TotalSeconds ?? double.NaN);
            BinaryPrimitives.WriteDoubleBigEndian(head[24..], Milliseconds(clock.GetUtcNow()));
            bytes.CopyTo(buffer.AsMemory(HeadLength));
            window.Send(length);
            await SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Binary, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SendLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FastLaneLostException(exception);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or InvalidOperationException)
        {
            throw new FastLaneLostException(exception);
        }
    }
}
