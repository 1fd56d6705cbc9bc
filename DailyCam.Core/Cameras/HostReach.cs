using System.Net;
using System.Net.Sockets;

namespace DailyCam.Core.Cameras;

/// <summary>The first two steps of reaching a camera: its name gives an address, and something accepts a connection there. Each failure has its own problem.</summary>
internal static class HostReach
{
    /// <summary>A camera on a home network answers within a second, one with weak Wi-Fi within three.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static async Task<(IReadOnlyList<IPAddress> Addresses, Problem? Problem)> ResolveAsync(SourceUrl url, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var all = await Dns.GetHostAddressesAsync(url.Host, either.Token);
            var allowed = all.Where(static address => !SourceUrl.IsForbidden(address)).ToList();
            return allowed.Count > 0
                ? (allowed, null)
                : ([], all.Length > 0 ? new Problem(CameraProblems.UrlForbidden, "source.url", url.Scheme + "://192.168.0.20/") : NotFound(url));
        }
        catch (SocketException)
        {
            return ([], NotFound(url));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ([], NotFound(url));
        }
    }

    /// <summary>Null when one of the addresses accepts a connection.</summary>
    public static async Task<Problem?> ConnectAsync(SourceUrl url, IReadOnlyList<IPAddress> addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync([.. addresses], url.Port, either.Token);
            return null;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return new Problem(CameraProblems.ProbeRefused, "source.url", url.Host, url.Port);
        }
        catch (SocketException)
        {
            return Silent(url);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent(url);
        }
    }

    private static Problem NotFound(SourceUrl url) => new(CameraProblems.ProbeNameNotResolved, "source.url", url.Host);

    private static Problem Silent(SourceUrl url) => new(CameraProblems.ProbeUnreachable, "source.url", url.Host, url.Port);
}
