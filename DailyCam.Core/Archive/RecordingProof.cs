namespace DailyCam.Core.Archive;

/// <summary>What may be said of a camera's recording, judged by <see cref="RecordingTruth"/>.</summary>
public enum RecordingProof
{
    /// <summary>The family does not want it recorded, or switched the camera off.</summary>
    NotWanted = 0,

    /// <summary>There is nothing to record: capture does not run, and says why itself.</summary>
    NothingToRecord = 1,

    /// <summary>Capture runs since a moment; the first part is on its way to the disk.</summary>
    Starting = 2,

    /// <summary>A part reached the disk within the last seconds.</summary>
    Proven = 3,

    /// <summary>Pictures arrive and do not reach the disk.</summary>
    Broken = 4,
}
