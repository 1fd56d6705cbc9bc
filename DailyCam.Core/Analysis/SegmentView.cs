using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis;

/// <summary>One archive segment with what is known of it, for readers.</summary>
public sealed record SegmentView(
    ArchiveSegmentId Id,
    CameraId CameraId,
    DateTimeOffset StartAt,
    DateTimeOffset EndAt,
    long SizeBytes,
    string VideoCodec,
    string? AudioCodec,
    int Width,
    int Height,
    SegmentClosedBy ClosedBy)
{
    /// <summary>Whether the computer's clock was not set when it was recorded.</summary>
    public bool IsTimeDoubtful { get; init; }

    /// <summary>Every row of it, of all analyzers and prompt versions, oldest first; empty while it is not registered.</summary>
    public IReadOnlyList<SegmentAnalysis> Analyses { get; init; } = [];

    /// <summary>The row that speaks for it (<see cref="AnalysisStanding"/>); null while it is not registered.</summary>
    public SegmentAnalysis? Analysis =>
        AnalysisStanding.Of(Analyses.Select(RowState.Of)) is { } standing ? Analyses.First(row => row.Id == standing.Row) : null;

    /// <summary>What local vision counted, whoever speaks for the segment; null when it has not.</summary>
    public SegmentFacts? Facts => Analyses.LastOrDefault(static row => row.Facts is not null)?.Facts;
}
