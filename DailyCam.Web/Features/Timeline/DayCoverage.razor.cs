using DailyCam.Core.Timeline;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Timeline;

public sealed partial class DayCoverage
{
    [Parameter]
    [EditorRequired]
    public TimelineDay Day { get; set; } = null!;

    private IEnumerable<(CoverageState State, int Minutes)> Present =>
        Day.Coverage.Totals().Where(static total => total.Value > 0).OrderBy(static total => total.Key).Select(static total => (total.Key, total.Value));

    internal static string Look(CoverageState state) => state switch
    {
        CoverageState.AnalysedClear or CoverageState.FilteredLocally => "coverage-watched",
        CoverageState.AnalysedWithIncident => "coverage-incident",
        CoverageState.Waiting => "coverage-waiting",
        CoverageState.Failed or CoverageState.Blocked => "coverage-failed",
        _ => "coverage-unwatched",
    };

    private string Minutes(int minutes) => minutes == 0 ? Text["Duration.Minutes", 0] : Durations.Of(TimeSpan.FromMinutes(minutes), Text);
}
