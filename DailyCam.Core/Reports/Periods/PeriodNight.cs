using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Periods;

/// <summary>Sleep from noon to noon, so that a night is not cut at midnight; naps of the afternoon before it and of the morning after it are among it.</summary>
/// <param name="Date">On which it begins.</param>
/// <param name="Window">Noon to noon on the reader's clock, UTC.</param>
/// <param name="Passed">Whole minutes that have passed.</param>
/// <param name="Watched">Minutes that at least one camera watched.</param>
/// <param name="Examined">What a model examined of it.</param>
public sealed record PeriodNight(DateOnly Date, Stretch Window, ReportSleep Sleep, int Passed, int Watched, TimeSpan Examined)
{
    /// <summary>The longest stretch without a break; zero when none was seen.</summary>
    public TimeSpan Longest => Sleep.Periods.Count == 0 ? TimeSpan.Zero : Sleep.Periods.Max(static period => period.Stretch.Length);
}
