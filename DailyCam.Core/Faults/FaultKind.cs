namespace DailyCam.Core.Faults;

/// <summary>The eight kinds of fault, by the stage that failed.</summary>
public enum FaultKind
{
    RtspNetwork = 1,
    StorageDisconnected = 2,
    DiskFull = 3,
    Decoder = 4,
    VideoSink = 5,
    RecordingBranch = 6,
    StreamingBranch = 7,
    Unknown = 8,
}
