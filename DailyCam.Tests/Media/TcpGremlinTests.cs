using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>Against a server that counts upwards, byte by byte.</summary>
public sealed class TcpGremlinTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_stall_delays_and_loses_nothing()
    {
        using var server = new Counting();
        await using var gremlin = new TcpGremlin(server.Port, isRtsp: false);
        using var client = await ConnectAsync(gremlin);
        Assert.Equal(Enumerable.Range(0, 10), await ReadAsync(client, 10));
        gremlin.Stall();
        server.Send(10);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, client.Available);
        gremlin.Resume();
        Assert.Equal(Enumerable.Range(10, 10), await ReadAsync(client, 10));
    }

    [Fact]
    public async Task A_cut_camera_refuses_and_is_back_at_the_same_port()
    {
        using var server = new Counting();
        await using var gremlin = new TcpGremlin(server.Port, isRtsp: false);
        using var client = await ConnectAsync(gremlin);
        await ReadAsync(client, 10);
        gremlin.Cut();
        await Assert.ThrowsAsync<SocketException>(() => ReadAsync(client, 1));
        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(gremlin));
        gremlin.Restore();
        using var again = await ConnectAsync(gremlin);
        Assert.Equal(10, (await ReadAsync(again, 10)).Count);
    }

    [Fact]
    public async Task A_half_open_connection_hears_neither_a_byte_nor_an_end_and_a_new_one_works()
    {
        using var server = new Counting();
        await using var gremlin = new TcpGremlin(server.Port, isRtsp: false);
        using var client = await ConnectAsync(gremlin);
        await ReadAsync(client, 10);
        gremlin.HalfOpen();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ReceiveAsync(new byte[1], limit.Token));
        using var again = await ConnectAsync(gremlin);
        Assert.Equal(10, (await ReadAsync(again, 10)).Count);
        client.Close();
        await Eventually.Is(() => gremlin.Sessions == 1, Soon, "the orphaned session is forgotten when its client leaves");
    }

    [Fact]
    public async Task More_sessions_than_the_limit_are_slammed_and_every_try_is_on_record()
    {
        using var server = new Counting();
        await using var gremlin = new TcpGremlin(server.Port, isRtsp: false) { SessionLimit = 1 };
        using var client = await ConnectAsync(gremlin);
        await ReadAsync(client, 10);
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var second = await ConnectAsync(gremlin);
            await ReadAsync(second, 1);
        });
        Assert.Equal(2, gremlin.Tries.Count);
    }

    [Fact]
    public void Spoilt_bytes_are_as_many_as_ordered_and_the_same_for_the_same_seed()
    {
        static byte[] Spoilt(int seed)
        {
            var weather = new GremlinWeather(seed) { FlipEvery = 1000 };
            return [.. Enumerable.Range(0, 1000).SelectMany(_ => weather.Spoil(new byte[100]))];
        }

        Assert.InRange(Spoilt(3).Count(static value => value != 0), 60, 160);
        Assert.Equal(Spoilt(3), Spoilt(3));
        Assert.NotEqual(Spoilt(3), Spoilt(4));
        var holes = new GremlinWeather(1) { HoleEvery = 500, HoleBytes = 50 };
        Assert.NotEqual(100_000, Enumerable.Range(0, 1000).Sum(_ => holes.Spoil(new byte[100]).Length));
    }

    [Fact]
    public void Rtp_times_are_shifted_and_stretched_and_text_and_framing_are_left_alone()
    {
        var weather = new GremlinWeather(1);
        var tamper = new RtpTamper(weather);
        var text = "RTSP/1.0 200 OK\r\nContent-Length: 4\r\n\r\n$$$$"u8.ToArray();
        Assert.Equal(text, Feed(tamper, text));
        Assert.Equal(90_000u, Time(Feed(tamper, Packet(90_000))));
        weather.RtpShift = 2;
        Assert.Equal(90_000u + 9_000 + 180_000, Time(Feed(tamper, Packet(99_000))));
        (weather.RtpShift, weather.RtpSpeed) = (0, 1.01);
        Assert.Equal(189_000u + 900, Time(Feed(tamper, Packet(189_000))));
        (weather.RtpShift, weather.RtpSpeed) = (40_000, 1);
        var after = new RtpTamper(weather);
        Assert.Equal(90_000u, Time(Feed(after, Packet(90_000))));
        Assert.Equal(99_000u, Time(Feed(after, Packet(99_000))));
    }

    private static byte[] Packet(uint time)
    {
        var bytes = new byte[4 + 20];
        (bytes[0], bytes[3], bytes[4], bytes[5]) = ((byte)'$', 20, 0x80, 96);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), time);
        return bytes;
    }

    private static uint Time(byte[] packet) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(8));

    /// <summary>In two pieces, as TCP may bring it.</summary>
    private static byte[] Feed(RtpTamper tamper, byte[] bytes) => [.. tamper.Process(bytes[..7]), .. tamper.Process(bytes[7..])];

    private static async Task<Socket> ConnectAsync(TcpGremlin gremlin)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gremlin.Port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<List<int>> ReadAsync(Socket socket, int count)
    {
        using var limit = new CancellationTokenSource(Soon);
        var (buffer, watch) = (new byte[count], Stopwatch.StartNew());
        for (var read = 0; read < count;)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read), limit.Token);
            Assert.True(more > 0, $"ended after {read} bytes and {watch.Elapsed.TotalSeconds:0.0} s");
            read += more;
        }

        return [.. buffer.Select(static value => (int)value)];
    }

    /// <summary>Greets each connection with the numbers 0 to 9.</summary>
    private sealed class Counting : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private Socket? last;
        private byte next;

        public Counting()
        {
            listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Send(int count) => last!.Send([.. Enumerable.Range(0, count).Select(_ => next++)]);

        public void Dispose() => listener.Stop();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    last = await listener.AcceptSocketAsync();
                    next = 0;
                    Send(10);
                }
            }
            catch (SocketException)
            {
                // Stopped.
            }
        }
    }
}
