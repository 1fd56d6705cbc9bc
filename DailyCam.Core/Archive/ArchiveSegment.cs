using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>
/// One closed and verified archive file, ten minutes at most by default. Invariant: a row exists only for a file that was closed, fsynced, renamed from
/// <c>.part.mp4</c> and read back; <see cref="Path"/> names no other row's file.
/// </summary>
public sealed class ArchiveSegment
{
    public ArchiveSegmentId Id { get; init; } = ArchiveSegmentId.New();

    public required CameraId CameraId { get; init; }

    /// <summary>Path below the archive folder: <c>&lt;camera&gt;/&lt;yyyy-MM-dd&gt;/&lt;HHmmss&gt;Z-&lt;seq&gt;.mp4</c>, UTC.</summary>
    public required string Path { get; init; }

    /// <summary>Wall clock of the first frame.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Wall clock of the end of the last frame.</summary>
    public required DateTimeOffset EndAt { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Where each fragment lies in the file, as <c>FragmentIndex</c> packs it.</summary>
    public required byte[] FragmentIndex { get; init; }

    public required string VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required SegmentClosedBy ClosedBy { get; init; }

    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Whether it was recorded while the computer's clock was not set: it really happened at <see cref="StartAt"/> or any time later.</summary>
    public bool IsTimeDoubtful { get; init; }

    public TimeSpan Duration => EndAt - StartAt;
}
