using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Finds out whether a camera can be talked to at all, without talking to it: no FFmpeg is started, and the camera sees no RTSP session.</summary>
public interface ISourceKnock
{
    /// <summary>Null when nothing is in the way (or the source has no address); otherwise why an attempt would be in vain.</summary>
    /// <param name="source">Its host name is looked up each time: a name that was harmless when it was typed may lead elsewhere today.</param>
    /// <param name="connect">Whether to see also if the port accepts a connection.</param>
    /// <param name="limit">Most that each of the two steps may take.</param>
    Task<FaultCause?> KnockAsync(CameraSource source, bool connect, TimeSpan limit, CancellationToken cancellationToken);
}
