using DailyCam.Core.Faults;

namespace DailyCam.Core.Archive;

/// <summary>The archive's disk is not the one that was recorded to, is away, or has no room left. Told apart from a plain I/O error because a person must act.</summary>
internal sealed class ArchiveStorageException : IOException
{
    public ArchiveStorageException(FaultReason reason, string message)
        : base(message) => Reason = reason;

    public FaultReason Reason { get; }
}
