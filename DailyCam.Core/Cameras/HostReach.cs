using System.Net;
using System.Net.Sockets;

namespace DailyCam.Core.Cameras;

/// <summary>The first two steps of reaching a camera: its name gives an address, and something accepts a connection there. Each failure has its own problem.</summary>
internal static class HostReach
{
    /// <summary>A camera on a home network answers within a second, one with weak Wi-Fi within three.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A camera that is starting, or has no session left, accepts and closes at once; one that is ready waits for us to speak. So long is listened for the slam: ten times what it takes on
    /// a home network, and too short for anybody to notice.
    /// </summary>
    private static readonly TimeSpan SlamLimit = TimeSpan.FromMilliseconds(200);

    public static async Task<(IReadOnlyList<IPAddress> Addresses, Problem? Problem)> ResolveAsync(SourceUrl url, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return Judge(await Dns.GetHostAddressesAsync(url.Host, either.Token), url);
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

    /// <summary>Which of the addresses a name leads to may be a camera's; when none may, the problem.</summary>
    internal static (IReadOnlyList<IPAddress> Addresses, Problem? Problem) Judge(IReadOnlyCollection<IPAddress> all, SourceUrl url)
    {
        var allowed = all.Where(static address => !SourceUrl.IsForbidden(address)).ToList();
        return allowed.Count > 0
            ? (allowed, null)
            : ([], all.Count > 0 ? new Problem(CameraProblems.UrlForbidden, "source.url", url.Scheme + "://192.168.0.20/") : NotFound(url));
    }

    /// <summary>Null when one of the addresses accepts a connection and keeps it.</summary>
    public static async Task<Problem?> ConnectAsync(SourceUrl url, IReadOnlyList<IPAddress> addresses, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync([.. addresses], url.Port, either.Token);
            return await IsSlammedAsync(socket, clock, either.Token) ? Refused(url) : null;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            return Refused(url);
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

    /// <summary>True when the other side closes the connection before anything was said.</summary>
    private static async Task<bool> IsSlammedAsync(Socket socket, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SlamLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await socket.ReceiveAsync(new byte[1], SocketFlags.None, either.Token) == 0;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Problem Refused(SourceUrl url) => new(CameraProblems.ProbeRefused, "source.url", url.Host, url.Port);

    private static Problem NotFound(SourceUrl url) => new(CameraProblems.ProbeNameNotResolved, "source.url", url.Host);

    private static Problem Silent(SourceUrl url) => new(CameraProblems.ProbeUnreachable, "source.url", url.Host, url.Port);
}
