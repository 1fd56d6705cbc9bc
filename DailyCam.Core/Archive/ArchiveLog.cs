using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// What the log says of the disk under one camera: a line when it fails, when the reason becomes another and when it works again; of a disk that does so all the time only the count.
/// Not safe for concurrent use.
/// </summary>
internal sealed partial class ArchiveLog(CameraId camera, TimeProvider clock, ILogger logger)
{
    private readonly ChangeLines lines = new();

    /// <summary>Whether a camera that is not recorded for this reason has its line here, so that nobody else needs to write one. Of a disk that hangs or is slow the writing thread cannot tell.</summary>
    public static bool Tells(FaultKind kind, FaultReason reason) => kind is FaultKind.StorageDisconnected or FaultKind.DiskFull && reason != FaultReason.StorageHung;

    /// <summary>A write failed.</summary>
    /// <param name="before">Why the one before it failed; null when it did not.</param>
    /// <param name="detail">The system's words; where in our code it failed says nothing of a disk.</param>
    public void Failed(StorageTrouble storage, StorageTrouble? before, string detail)
    {
        if (storage.Reason != before?.Reason && Deserves())
        {
            Log.Failed(logger, camera, storage.Kind, storage.Reason, detail);
        }
    }

    public void Recovered(ArchiveTrouble past)
    {
        if (Deserves())
        {
            var lasted = clock.GetUtcNow() - past.BeganAt;
            Log.Recovered(logger, camera, past.Storage.Reason, lasted.TotalSeconds, past.Failures);
        }
    }

    /// <summary>Gives the count of what got no line, when it is time.</summary>
    public void Look()
    {
        if (lines.Unsaid(clock.GetUtcNow()) is > 0 and var unsaid)
        {
            Log.Changed(logger, camera, unsaid, ChangeLines.Period.TotalMinutes);
        }
    }

    private bool Deserves()
    {
        Look();
        return lines.Tell(clock.GetUtcNow());
    }

    private static partial class Log
    {
        [LoggerMessage(1601, LogLevel.Error, "Camera {Camera} cannot be recorded: {Kind}, {Reason} ({Detail}). Live goes on; recording is tried again until it works")]
        public static partial void Failed(ILogger logger, CameraId camera, FaultKind kind, FaultReason reason, string detail);

        [LoggerMessage(1602, LogLevel.Information, "Camera {Camera} is recorded again after {Reason}, {Seconds:0} s and {Failures} tries")]
        public static partial void Recovered(ILogger logger, CameraId camera, FaultReason reason, double seconds, int failures);

        [LoggerMessage(1604, LogLevel.Warning, "Camera {Camera}: {Count} more times within {Minutes:0} minutes its disk failed or worked again")]
        public static partial void Changed(ILogger logger, CameraId camera, int count, double minutes);
    }
}
