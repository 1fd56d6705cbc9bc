using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis;

/// <summary>Whether a closed archive segment is examined.</summary>
internal static class AnalysisGate
{
    private const double BytesPerMegabyte = 1_000_000;

    /// <returns><see cref="AnalysisState.Queued"/>, or the state that says why not, with its reason.</returns>
    public static (AnalysisState State, string? Reason) Decide(ArchiveSegment segment, bool wanted, AnalysisOptions options)
    {
        if (!wanted)
        {
            return (AnalysisState.SwitchedOff, AnalysisReasons.SwitchedOff);
        }

        if (segment.Duration < TimeSpan.FromSeconds(options.MinimumSegmentSeconds))
        {
            return (AnalysisState.TooShort, AnalysisReasons.Shorter);
        }

        return segment.SizeBytes < options.MinimumSegmentMegabytes * BytesPerMegabyte
            ? (AnalysisState.TooShort, AnalysisReasons.Smaller)
            : (AnalysisState.Queued, null);
    }
}
