namespace DailyCam.Core.Reports.Periods;

/// <summary>One hour of the clock on one weekday, over all days of a period.</summary>
/// <param name="Hour">0 to 23, on the reader's clock.</param>
/// <param name="Incidents">That began in it, without false alarms.</param>
/// <param name="Passed">Minutes that have passed, of each camera; those in which the family had it off are left out.</param>
/// <param name="Watched">Of these, watched.</param>
public sealed record HourCell(DayOfWeek Weekday, int Hour, int Incidents, int Passed, int Watched)
{
    /// <summary>Below this share nothing is said about how quiet an hour was; the same half as of a day's score.</summary>
    private const double Enough = 0.5;

    public HourWatch Watch => Watched == 0 ? (Passed == 0 && Incidents == 0 ? HourWatch.Ahead : HourWatch.NotWatched) : Watched < Passed * Enough ? HourWatch.Partly : HourWatch.Watched;
}
