using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis;

/// <summary>As much of a <see cref="SegmentAnalysis"/> as it takes to say where its segment stands.</summary>
/// <param name="Id">Of the row; later rows have larger ones.</param>
public sealed record RowState(long Id, ArchiveSegmentId Segment, string Analyzer, AnalysisState State)
{
    public static RowState Of(SegmentAnalysis row) => new(row.Id, row.SegmentId, row.Analyzer, row.State);
}
