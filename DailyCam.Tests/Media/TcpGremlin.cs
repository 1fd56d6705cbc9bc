using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DailyCam.Tests.Media;

/// <summary>
/// Stands between a camera and the product on loopback and does to the connection what networks do: stalls, jitter, cuts, resets, half-open connections, spoilt bytes,
/// throttling, a limit of sessions. What it did and when a connection was tried is on record. Safe from any thread.
/// </summary>
public sealed class TcpGremlin : IAsyncDisposable
{
    private readonly int upstream;
    private readonly bool isRtsp;
    private readonly ConcurrentDictionary<GremlinLink, byte> links = new();
    private readonly ConcurrentQueue<DateTimeOffset> tries = new();
    private readonly Lock gate = new();
    private CancellationTokenSource? listening;
    private Task accepting = Task.CompletedTask;

    /// <param name="upstream">Port on loopback that it forwards to.</param>
    /// <param name="seed">Decides every chance in it.</param>
    /// <param name="isRtsp">Whether the camera's bytes are RTSP with interleaved packets, whose times can be tampered with.</param>
    public TcpGremlin(int upstream, int seed = 1, bool isRtsp = true)
    {
        (this.upstream, this.isRtsp) = (upstream, isRtsp);
        Weather = new GremlinWeather(seed);
        Port = Listen(0);
    }

    /// <summary>Stays the same over <see cref="Cut"/> and <see cref="Restore"/>.</summary>
    public int Port { get; }

    public GremlinWeather Weather { get; }

    public int Sessions => links.Count;

    /// <summary>When each connection was accepted (also those that were then slammed).</summary>
    public IReadOnlyList<DateTimeOffset> Tries => [.. tries];

    /// <summary>Accepts and resets at once: a camera that is starting. Unlike after <see cref="Cut"/>, tries are on record.</summary>
    public bool Slams { get; set; }

    /// <summary>More sessions than this are slammed.</summary>
    public int SessionLimit { get; set; } = int.MaxValue;

    /// <summary>Nothing passes; nothing is lost, it comes later.</summary>
    public void Stall() => Weather.Stall();

    public void Resume() => Weather.Resume();

    /// <summary>Power gone: connections reset, new ones refused.</summary>
    public void Cut()
    {
        lock (gate)
        {
            listening?.Cancel();
            listening = null;
        }

        Reset();
    }

    public void Restore() => Listen(Port);

    /// <summary>Resets what is connected; new connections are welcome.</summary>
    public void Reset()
    {
        foreach (var link in links.Keys)
        {
            link.Reset();
        }
    }

    /// <summary>What is connected never hears anything again, not even an end; the camera has forgotten it. New connections are welcome.</summary>
    public void HalfOpen()
    {
        foreach (var link in links.Keys)
        {
            link.Orphan();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        Resume();
        await accepting;
    }

    private int Listen(int port)
    {
        lock (gate)
        {
            if (listening is not null)
            {
                return Port;
            }

            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Start();
            listening = new CancellationTokenSource();
            accepting = AcceptAsync(listener, listening.Token);
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(cancellationToken);
                tries.Enqueue(TimeProvider.System.GetUtcNow());
                if (Slams || links.Count >= SessionLimit)
                {
                    client.LingerState = new LingerOption(true, 0);
                    client.Dispose();
                    continue;
                }

                var link = new GremlinLink(client, Weather, isRtsp ? new RtpTamper(Weather) : null);
                links[link] = 0;
                _ = CarryAsync(link);
            }
        }
        catch (OperationCanceledException)
        {
            // Cut.
        }
        finally
        {
            listener.Stop();
        }
    }

    private async Task CarryAsync(GremlinLink link)
    {
        await link.RunAsync(upstream);
        links.TryRemove(link, out _);
    }
}
