using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using DailyCam.Web.Api;

namespace DailyCam.Tests.Bench;

/// <summary>Many viewers of one camera's fast lane, who acknowledge as the player does; and some who stop reading.</summary>
/// <param name="address">The camera's fast lane, <c>ws://…</c>.</param>
internal sealed class FastLaneCrowd(Uri address, string token) : IAsyncDisposable
{
    private const byte ChunkKind = 2;

    /// <summary>What the player waits between two acknowledgements.</summary>
    private static readonly TimeSpan BetweenReceipts = TimeSpan.FromMilliseconds(250);

    /// <summary>Frames further apart than this of a camera with 30 a second: one between them was skipped.</summary>
    private const double LostSeconds = 1.5 / 30;

    private readonly CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
    private readonly List<Task> viewers = [];
    private readonly ConcurrentBag<double> lags = [];
    private int lost;
    private int refused;
    private int watching;
    private volatile bool isCounting;

    /// <summary>Seconds from the frame's wall clock to its arrival at a viewer who reads, since <see cref="Count"/>.</summary>
    public IReadOnlyCollection<double> Lags => lags;

    /// <summary>Frames that a viewer who reads did not get, since <see cref="Count"/>.</summary>
    public int Lost => lost;

    public int Refused => refused;

    /// <summary>Viewers who have had a frame.</summary>
    public int Watching => watching;

    public void Add(int reading, int stalled)
    {
        viewers.AddRange(Enumerable.Range(0, reading).Select(_ => Task.Run(() => WatchAsync(reads: true))));
        viewers.AddRange(Enumerable.Range(0, stalled).Select(_ => Task.Run(() => WatchAsync(reads: false))));
    }

    public void Count()
    {
        lags.Clear();
        lost = 0;
        isCounting = true;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(viewers);
        over.Dispose();
    }

    private async Task WatchAsync(bool reads)
    {
        try
        {
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            await socket.ConnectAsync(address, over.Token);
            await (reads ? ReadAsync(socket) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over.Token));
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
        catch (WebSocketException)
        {
            Interlocked.Increment(ref refused);
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var (buffer, received, saidAt, before) = (new byte[64 * 1024], 0L, TimeProvider.System.GetTimestamp(), double.NaN);
        while (!over.IsCancellationRequested)
        {
            var (length, isBinary) = await NextAsync(socket, buffer);
            if (length == 0)
            {
                Interlocked.Increment(ref refused);
                return;
            }

            received += isBinary ? length : 0;
            if (isBinary && buffer[0] >= ChunkKind)
            {
                before = Note(buffer, before);
            }

            if (TimeProvider.System.GetElapsedTime(saidAt) >= BetweenReceipts)
            {
                saidAt = TimeProvider.System.GetTimestamp();
                await socket.SendAsync(Encoding.ASCII.GetBytes(received.ToString(CultureInfo.InvariantCulture)), WebSocketMessageType.Text, endOfMessage: true, over.Token);
            }
        }
    }

    /// <summary>Takes a frame; gives its media time.</summary>
    private double Note(byte[] head, double before)
    {
        var media = BinaryPrimitives.ReadDoubleBigEndian(head.AsSpan(16));
        if (double.IsNaN(before))
        {
            Interlocked.Increment(ref watching);
        }
        else if (isCounting)
        {
            var wall = DateTimeOffset.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadDoubleBigEndian(head.AsSpan(8)));
            lags.Add((TimeProvider.System.GetUtcNow() - wall).TotalSeconds);
            Interlocked.Add(ref lost, media - before > LostSeconds ? 1 : 0);
        }

        return media;
    }

    /// <summary>A whole message; its first piece, with the head, is at the buffer's beginning. Length 0: the other end said goodbye.</summary>
    private async Task<(int Length, bool IsBinary)> NextAsync(ClientWebSocket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var room = length < FastLaneSocket.HeadLength ? buffer.AsMemory(length) : buffer.AsMemory(FastLaneSocket.HeadLength);
            var piece = await socket.ReceiveAsync(room, over.Token);
            length += piece.Count;
            if (piece.EndOfMessage || piece.MessageType == WebSocketMessageType.Close)
            {
                return (piece.MessageType == WebSocketMessageType.Close ? 0 : length, piece.MessageType == WebSocketMessageType.Binary);
            }
        }
    }
}
