namespace DailyCam.Core.Reports.Periods;

/// <summary>The report of a week or a month. Beside every count stands how much was watched; what nobody watched is unknown and never zero.</summary>
public sealed record PeriodReport
{
    public required ReportPeriod Period { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    /// <summary>Each date of the period, in order; each says what that day's own report says.</summary>
    public required IReadOnlyList<PeriodDay> Days { get; init; }

    public required PeriodCoverage Coverage { get; init; }

    /// <summary>Without false alarms. One that runs over midnight stands in two days and counts once.</summary>
    public required int Incidents { get; init; }

    /// <summary>Incidents that somebody called false alarms; they count nowhere.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>The gravest ones, in order of time within a severity.</summary>
    public required IReadOnlyList<DatedIncident> Gravest { get; init; }

    /// <summary>Most first; they sum to <see cref="Incidents"/>.</summary>
    public required IReadOnlyList<CategoryCount> Categories { get; init; }

    /// <summary>Most first; they sum to <see cref="Incidents"/>.</summary>
    public required IReadOnlyList<PlaceCount> Places { get; init; }

    /// <summary>Seven weekdays of 24 hours, in the order of the period's calendar; their incidents sum to <see cref="Incidents"/>.</summary>
    public required IReadOnlyList<HourCell> Hours { get; init; }

    /// <summary>One for each date of the period.</summary>
    public required IReadOnlyList<PeriodNight> Nights { get; init; }

    public required PeriodDevelopment Development { get; init; }

    public required DroppedSentences Dropped { get; init; }
}
