using DailyCam.Core;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Web.Api;

/// <summary>
/// The answer while the archive's disk is lost. A disk that hangs holds every thread that touches it, and a player asks again and again. A full or read-only one can still be read.
/// </summary>
internal static class StorageAway
{
    /// <summary>The shortest wait between two looks of recording at a lost disk; earlier nothing can have changed.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(6);

    /// <summary>Null while the disk answers.</summary>
    public static IResult? Of(RecordingStatusBoard board, CameraId camera) =>
        board.Find(camera)?.FaultReason is FaultReason.StorageMissing or FaultReason.StorageForeign or FaultReason.StorageSlow or FaultReason.StorageError
            ? ProblemAnswers.NotYet(new Problem("StorageAway"), RetryAfter)
            : null;
}
