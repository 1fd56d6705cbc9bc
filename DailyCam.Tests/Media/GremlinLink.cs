using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace DailyCam.Tests.Media;

/// <summary>One connection through a <see cref="TcpGremlin"/>. Each direction reads ahead, so that a stall delays bytes and loses none, as TCP does.</summary>
internal sealed class GremlinLink(Socket client, GremlinWeather weather, RtpTamper? tamper) : IDisposable
{
    private const int ChunkBytes = 16 * 1024;

    // A minute of a 4 Mbit/s camera; what is beyond waits in the sender.
    private const int ReadAhead = 2000;

    private readonly Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource over = new();
    private volatile bool orphaned;

    public async Task RunAsync(int upstream)
    {
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, upstream, over.Token);
            await Task.WhenAny(
                PumpAsync(client, server, static bytes => bytes),
                PumpAsync(server, client, bytes => weather.Spoil(tamper?.Process(bytes) ?? bytes)));
            if (orphaned)
            {
                await UntilClientLeavesAsync();
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Reset, or one side is gone: that is what this class is for.
        }

        await over.CancelAsync();
        Dispose();
    }

    public void Reset()
    {
        try
        {
            client.LingerState = new LingerOption(true, 0);
            over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself a moment ago.
        }
    }

    public void Orphan()
    {
        orphaned = true;
        server.Close(0);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
        over.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Func<byte[], byte[]> change)
    {
        var waiting = Channel.CreateBounded<byte[]>(ReadAhead);
        var writing = WriteAsync(waiting.Reader, to, change);
        try
        {
            var buffer = new byte[ChunkBytes];
            int count;
            while ((count = await from.ReceiveAsync(buffer, over.Token)) > 0)
            {
                await waiting.Writer.WriteAsync(buffer.AsSpan(0, count).ToArray(), over.Token);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As above.
        }

        waiting.Writer.Complete();
        await writing;
    }

    private async Task WriteAsync(ChannelReader<byte[]> waiting, Socket to, Func<byte[], byte[]> change)
    {
        try
        {
            await foreach (var chunk in waiting.ReadAllAsync(over.Token))
            {
                await weather.DelayAsync(chunk.Length, over.Token);
                var bytes = change(chunk);
                for (var sent = 0; !orphaned && sent < bytes.Length;)
                {
                    sent += await to.SendAsync(bytes.AsMemory(sent), over.Token);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As above.
        }
    }

    private async Task UntilClientLeavesAsync()
    {
        var buffer = new byte[ChunkBytes];
        while (await client.ReceiveAsync(buffer, over.Token) > 0)
        {
            // It talks to nobody.
        }
    }
}
