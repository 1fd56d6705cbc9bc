using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>A camera that stays away is one line when it goes, and one when the reason changes; each further try is for whoever looks closely. Not safe for concurrent use.</summary>
internal sealed partial class AwayLog(CameraId camera, ILogger logger)
{
    private FaultReason? told;

    public void Tell(FaultCause cause, int failures, TimeSpan wait)
    {
        if (failures == 1 || cause.Reason != told)
        {
            Log.Waiting(logger, camera, cause.Kind, cause.Reason, cause.Detail, wait.TotalSeconds);
        }
        else
        {
            Log.StillWaiting(logger, camera, cause.Reason, failures, wait.TotalSeconds);
        }

        told = cause.Reason;
    }

    private static partial class Log
    {
        [LoggerMessage(1121, LogLevel.Warning, "Camera {Camera} is lost: {Kind}, {Reason} ({Detail}); next attempt in {Seconds:0.#} s")]
        public static partial void Waiting(ILogger logger, CameraId camera, FaultKind kind, FaultReason reason, string? detail, double seconds);

        [LoggerMessage(1126, LogLevel.Debug, "Camera {Camera} is still away ({Reason}, {Failures} tries); next attempt in {Seconds:0.#} s")]
        public static partial void StillWaiting(ILogger logger, CameraId camera, FaultReason reason, int failures, double seconds);
    }
}
