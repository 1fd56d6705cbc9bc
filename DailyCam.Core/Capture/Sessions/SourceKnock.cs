using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// Looks up the name and opens the port, and closes it again without a word. The address rules of <see cref="HostReach"/> hold here as they do when a
/// camera is entered. (FFmpeg looks the name up once more by itself; a name server that changes its answer between the two is not caught.)
/// </summary>
internal sealed class SourceKnock(TimeProvider clock) : ISourceKnock
{
    public async Task<FaultCause?> KnockAsync(CameraSource source, bool connect, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (source.Kind is not (SourceKind.Rtsp or SourceKind.Mjpeg) || !SourceUrl.TryParse(source.Url, source.Kind, string.Empty, out var url, out _))
        {
            return null; // What is no address is refused, with its reason, where it would be opened.
        }

        var (addresses, problem) = await HostReach.ResolveAsync(url, limit, clock, cancellationToken);
        if (problem is null && connect)
        {
            problem = await HostReach.ConnectAsync(url, addresses, limit, clock, cancellationToken);
        }

        return problem is null ? null : CauseOf(problem, url);
    }

    private static FaultCause CauseOf(Problem problem, SourceUrl url) => problem.Code switch
    {
        CameraProblems.ProbeNameNotResolved => new(FaultKind.RtspNetwork, FaultReason.NameNotResolved, $"{url.Host} is not known."),
        CameraProblems.ProbeRefused => new(FaultKind.RtspNetwork, FaultReason.ConnectionRefused, $"{url.Host} refused a connection to port {url.Port}."),
        CameraProblems.UrlForbidden => new(FaultKind.RtspNetwork, FaultReason.Unreachable, $"{url.Host} leads to an address that is never a camera's."),
        _ => new(FaultKind.RtspNetwork, FaultReason.Unreachable, $"Nothing answers at {url.Host}, port {url.Port}."),
    };
}
