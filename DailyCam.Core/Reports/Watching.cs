using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

internal static class Watching
{
    /// <summary>Whether somebody looked, so that something may be said of the minute.</summary>
    public static bool IsWatched(this CoverageState state) => state is CoverageState.AnalysedClear or CoverageState.AnalysedWithIncident or CoverageState.FilteredLocally;

    /// <summary>How much a state promises, the most first: an incident that one camera saw is not hidden by another that saw nothing.</summary>
    public static int Rank(this CoverageState state) => state == CoverageState.AnalysedWithIncident ? 0 : (int)state;
}
