namespace DailyCam.Core.Reports.Periods;

/// <summary>All facts of a period. Its report follows from these and from nothing else.</summary>
public sealed record PeriodFacts
{
    public required ReportPeriod Period { get; init; }

    /// <summary>The reader's: it says which hour of the day a moment is.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    /// <summary>Each date of the period in order, and the one after it, whose morning belongs to the last night. All with the same cameras in the same order.</summary>
    public required IReadOnlyList<DayFacts> Days { get; init; }
}
