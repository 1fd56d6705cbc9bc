namespace DailyCam.Core.Faults;

/// <summary>Where on a picture's way from the camera to the viewer something failed. Two parts may fail with the same <see cref="FaultKind"/> and recover apart.</summary>
public enum FaultStage
{
    /// <summary>Between the camera and our fragments: nothing is recorded meanwhile.</summary>
    Capture = 1,

    /// <summary>Between the fragments and the archive's disk. What waits in memory may still be saved.</summary>
    Archive = 2,

    /// <summary>Fragments become pictures for local vision.</summary>
    Frames = 3,

    /// <summary>The process that looks at the pictures.</summary>
    Vision = 4,

    /// <summary>Fragments become a live playlist.</summary>
    Live = 5,

    /// <summary>The viewer's browser.</summary>
    Player = 6,
}
