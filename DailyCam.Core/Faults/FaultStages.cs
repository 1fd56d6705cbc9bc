namespace DailyCam.Core.Faults;

/// <summary>What follows from the stage of a fault. Pure.</summary>
public static class FaultStages
{
    /// <summary>Where a fault of this kind usually happens, for causes that do not say.</summary>
    public static FaultStage Of(FaultKind kind) => kind switch
    {
        FaultKind.StorageDisconnected or FaultKind.DiskFull or FaultKind.RecordingBranch => FaultStage.Archive,
        FaultKind.VideoSink => FaultStage.Player,
        FaultKind.StreamingBranch => FaultStage.Live,
        _ => FaultStage.Capture,
    };

    /// <summary>Whether recording stands still while a part of this stage is broken.</summary>
    public static bool StopsRecording(FaultStage stage) => stage is FaultStage.Capture or FaultStage.Archive;

    /// <summary>How a fault of this kind usually ends, for callers that do not say.</summary>
    public static FaultRecovery UsualEnd(FaultKind kind) => kind switch
    {
        FaultKind.StorageDisconnected => FaultRecovery.StorageBack,
        FaultKind.DiskFull => FaultRecovery.SpaceBack,
        FaultKind.VideoSink => FaultRecovery.PlaysAgain,
        FaultKind.Decoder or FaultKind.RecordingBranch or FaultKind.StreamingBranch => FaultRecovery.PartRestarted,
        _ => FaultRecovery.Reconnected,
    };

    /// <summary>
    /// Recording that was lost. A fault of capture loses all of its time; one of the archive loses what its backlog could not keep, which only the archive knows; the others lose none.
    /// Never more than the fault lasted.
    /// </summary>
    /// <param name="lasted">From its beginning to its recovery.</param>
    /// <param name="told">What the part that failed says; null when it does not know.</param>
    public static TimeSpan Lost(FaultStage stage, TimeSpan lasted, TimeSpan? told)
    {
        var most = lasted > TimeSpan.Zero ? lasted : TimeSpan.Zero;
        var lost = told ?? (stage == FaultStage.Capture ? most : TimeSpan.Zero);
        return lost < TimeSpan.Zero ? TimeSpan.Zero : lost > most ? most : lost;
    }
}
