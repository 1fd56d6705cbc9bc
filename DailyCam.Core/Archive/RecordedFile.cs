using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>One archive file as something to play: closed with a row, or still being written.</summary>
public sealed record RecordedFile
{
    public required ArchiveSegmentId Id { get; init; }

    public required CameraId Camera { get; init; }

    public required DateTimeOffset StartAt { get; init; }

    public required DateTimeOffset EndAt { get; init; }

    /// <summary>In order; the first starts with a key frame.</summary>
    public required IReadOnlyList<FragmentEntry> Fragments { get; init; }

    /// <summary>Whether fragments are still being appended.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Bytes of ftyp and moov before the first fragment.</summary>
    public long HeaderLength => Fragments.Count == 0 ? 0 : Fragments[0].Offset;
}
