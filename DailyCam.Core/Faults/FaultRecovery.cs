namespace DailyCam.Core.Faults;

/// <summary>How a fault ended. Each has words for parents (text key <c>FaultRecovery.&lt;name&gt;</c>).</summary>
public enum FaultRecovery
{
    /// <summary>The camera answers and sends pictures again.</summary>
    Reconnected = 1,

    /// <summary>A part of ours was started again and works.</summary>
    PartRestarted = 2,

    /// <summary>The archive's disk is there and takes writes again.</summary>
    StorageBack = 3,

    /// <summary>There is room on the archive's disk again.</summary>
    SpaceBack = 4,

    /// <summary>What waited in memory was written: the disk is as fast as the cameras again.</summary>
    CaughtUp = 5,

    /// <summary>A player shows the picture again.</summary>
    PlaysAgain = 6,

    /// <summary>Another fault took its place before it was over; that one tells the rest.</summary>
    TurnedIntoAnother = 7,

    /// <summary>Nobody wants it any more: the camera was switched off or deleted, the page was closed.</summary>
    NoLongerWanted = 8,
}
