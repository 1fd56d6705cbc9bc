using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>A day's report. Every sentence cites what it rests on.</summary>
public sealed record DailyReport
{
    public required DateOnly Date { get; init; }

    public required Stretch Day { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    public int? AgeStage { get; init; }

    /// <summary>The day in three or four sentences.</summary>
    public required IReadOnlyList<CitedSentence> Summary { get; init; }

    public required ReportScore Score { get; init; }

    public required ReportCoverage Coverage { get; init; }

    /// <summary>Worst first, then in order of time; false alarms left out.</summary>
    public required IReadOnlyList<ReportIncident> Incidents { get; init; }

    /// <summary>Incidents that somebody called false alarms; they count nowhere.</summary>
    public required int FalseAlarms { get; init; }

    public required ReportActivity Activity { get; init; }

    public required ReportSleep Sleep { get; init; }

    public required ReportDevelopment Development { get; init; }

    /// <summary>At most five: development first, then safety.</summary>
    public required IReadOnlyList<Highlight> Highlights { get; init; }

    public required IReadOnlyList<HomeSuggestion> Suggestions { get; init; }

    /// <summary>The weeks up to and with this day, oldest first.</summary>
    public required IReadOnlyList<TrendDay> Trend { get; init; }

    public required DroppedSentences Dropped { get; init; }
}
