using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Whether a camera that is away can be reached again, without beginning an attempt.</summary>
internal static class CameraDoor
{
    /// <summary>How to look whether the camera's port is open; null for a source without one, and after a refused login, which is never repeated early.</summary>
    public static Func<TimeSpan, Task<bool>>? Look(ISourceKnock knock, CameraSource source, FaultCause cause, CancellationToken cancellationToken) =>
        cause.Reason == FaultReason.LoginRefused || source.Kind is not (SourceKind.Rtsp or SourceKind.Mjpeg) ? null : async left =>
        {
            try
            {
                return await knock.KnockAsync(source, connect: true, left < HostReach.Limit ? left : HostReach.Limit, cancellationToken) is null;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        };
}
