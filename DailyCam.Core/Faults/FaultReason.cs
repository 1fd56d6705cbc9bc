namespace DailyCam.Core.Faults;

/// <summary>The cause within a <see cref="FaultKind"/>, as far as it is known. Each has a sentence for parents in both languages (key <c>FaultReason.&lt;name&gt;</c>).</summary>
public enum FaultReason
{
    Unknown = 0,

    // Reaching the camera
    Unreachable = 1,
    ConnectionRefused = 2,
    NameNotResolved = 3,
    LoginRefused = 4,
    PathNotFound = 5,
    TimedOut = 6,
    CameraError = 7,
    ConnectionLost = 8,
    SecretLost = 9,

    // What it sends
    NoVideo = 20,
    UnsupportedCodec = 21,
    NotAVideo = 22,
    NoFrames = 23,
    ClockJump = 24,
    NoKeyFrames = 25,
    EndOfFile = 26,
    FileMissing = 27,

    // The archive disk
    StorageMissing = 40,
    StorageReadOnly = 41,
    StorageFull = 42,
    StorageSlow = 43,
    StorageForeign = 44,
    StorageError = 45,
    StorageDenied = 90,
    StorageNotFolder = 91,
    StorageUnsuitable = 92,
    StorageHung = 93,

    /// <summary>Nothing reaches the disk although nothing complains.</summary>
    NothingWritten = 46,

    // Our own parts
    ProcessKilled = 60,
    ProcessHung = 61,
    FfmpegMissing = 62,
    QueueOverflow = 63,
    DecoderEnded = 64,
    CannotDecode = 65,
    VisionEnded = 66,
    VisionMissing = 67,
    PackagingFailed = 68,
    WriterFailed = 69,
    NotPlayable = 70,
    SettingsUnreadable = 72,
}
