using DailyCam.Core.Faults;

namespace DailyCam.Core.Archive;

/// <summary>What kind of storage fault an exception is. Pure.</summary>
internal readonly record struct StorageTrouble(FaultKind Kind, FaultReason Reason)
{
    // errno values on Linux; .NET puts them into HResult of a plain IOException.
    private const int NoSpace = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT
    private const int ReadOnly = 30; // EROFS
    private const int NoDevice = 19; // ENODEV
    private const int NoSuchDevice = 6; // ENXIO
    private const int StaleHandle = 116; // ESTALE
    private const int NotConnected = 107; // ENOTCONN
    private const int NotThere = 2; // ENOENT

    /// <summary>The kinds a recording can fail with.</summary>
    public static IReadOnlyList<FaultKind> Kinds { get; } = [FaultKind.StorageDisconnected, FaultKind.DiskFull, FaultKind.RecordingBranch];

    public static StorageTrouble Of(Exception exception) => exception switch
    {
        ArchiveStorageException { Reason: FaultReason.StorageFull } => new(FaultKind.DiskFull, FaultReason.StorageFull),
        ArchiveStorageException storage => new(FaultKind.StorageDisconnected, storage.Reason),
        DirectoryNotFoundException or FileNotFoundException or DriveNotFoundException => new(FaultKind.StorageDisconnected, FaultReason.StorageMissing),
        UnauthorizedAccessException => new(FaultKind.StorageDisconnected, FaultReason.StorageDenied),
        InvalidDataException => new(FaultKind.RecordingBranch, FaultReason.Unknown),
        _ => Of(exception.HResult),
    };

    private static StorageTrouble Of(int error) => error switch
    {
        NoSpace or OverQuota => new(FaultKind.DiskFull, FaultReason.StorageFull),
        ReadOnly => new(FaultKind.StorageDisconnected, FaultReason.StorageReadOnly),
        NoDevice or NoSuchDevice or StaleHandle or NotConnected or NotThere => new(FaultKind.StorageDisconnected, FaultReason.StorageMissing),
        _ => new(FaultKind.StorageDisconnected, FaultReason.StorageError),
    };
}
