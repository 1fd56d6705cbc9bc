namespace DailyCam.Core.Archive;

/// <summary>Why an archive segment ended where it did.</summary>
public enum SegmentClosedBy
{
    /// <summary>The wall clock reached the next boundary.</summary>
    Rotation = 1,

    /// <summary>The capture attempt ended: camera lost, settings changed, parameters changed in mid-stream.</summary>
    AttemptEnded = 2,

    /// <summary>DailyCam was stopped.</summary>
    Shutdown = 3,

    /// <summary>A crash left it open; start-up recovery cut it at the last whole fragment.</summary>
    Recovery = 4,

    /// <summary>The archive disk failed under it.</summary>
    StorageLost = 5,
}
