using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis;

/// <summary>As much of a <see cref="SegmentAnalysis"/> as it takes to say where its segment stands.</summary>
/// <param name="Id">Of the row; later rows have larger ones.</param>
/// <param name="ShownAll">Whether a model was shown enough pictures of the whole segment (<see cref="IsAll"/>); false for local vision.</param>
public sealed record RowState(long Id, ArchiveSegmentId Segment, string Analyzer, AnalysisState State, bool ShownAll)
{
    /// <summary>A fall lasts two seconds: with fewer pictures than one in two seconds it may lie between them. A little less, because pictures are spread over segments that are a little longer than planned.</summary>
    private const double LeastFps = 0.49;

    /// <summary>Seconds by which a copy may be shorter than its segment: it ends with a whole picture.</summary>
    private const double MostMissing = 5;

    public static RowState Of(SegmentAnalysis row) => new(row.Id, row.SegmentId, row.Analyzer, row.State, IsAll(row.ShownFps, row.ShownSeconds, row.StartAt, row.EndAt));

    /// <summary>Whether what was shown is so dense and so long that every second of the segment counts as watched.</summary>
    /// <param name="fps">Pictures a second; null when nothing is known of it.</param>
    /// <param name="seconds">Seconds that were shown; null when nothing is known of it.</param>
    public static bool IsAll(double? fps, double? seconds, DateTimeOffset startAt, DateTimeOffset endAt) =>
        fps >= LeastFps && seconds >= (endAt - startAt).TotalSeconds - MostMissing;
}
