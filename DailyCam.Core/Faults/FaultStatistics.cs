namespace DailyCam.Core.Faults;

/// <summary>What the faults of a period amount to: in all, by kind and camera, and day by day. Pure.</summary>
public sealed record FaultStatistics
{
    public required FaultPeriod Period { get; init; }

    public required FaultFigures Total { get; init; }

    /// <summary>Only combinations that occurred; most faults first.</summary>
    public required IReadOnlyList<FaultGroup> Groups { get; init; }

    /// <summary>Every day of the period, also the quiet ones.</summary>
    public required IReadOnlyList<FaultDay> Days { get; init; }

    /// <param name="faults">Those that went on at some time of the period, in any order.</param>
    public static FaultStatistics Of(IReadOnlyList<Fault> faults, FaultPeriod period)
    {
        var byDay = faults.ToLookup(fault => period.DayOf(fault.BeganAt));
        return new FaultStatistics
        {
            Period = period,
            Total = FaultFigures.Of(faults, period.NowAt),
            Groups =
            [
                .. faults.GroupBy(static fault => (fault.Kind, fault.CameraId))
                    .Select(group => new FaultGroup(group.Key.Kind, group.Key.CameraId, FaultFigures.Of([.. group], period.NowAt)))
                    .OrderByDescending(static group => group.Figures.Count).ThenBy(static group => group.Kind).ThenBy(static group => group.Camera?.Value, StringComparer.Ordinal),
            ],
            Days = [.. Enumerable.Range(0, period.Days).Select(day => FaultDay.Of(period.First.AddDays(day), [.. byDay[day]], period.NowAt))],
        };
    }
}
