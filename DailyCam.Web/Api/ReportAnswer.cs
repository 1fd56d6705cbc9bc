using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>A day's report. Sentences are in the caller's language; each has its facts and citations beside it.</summary>
internal sealed record ReportAnswer
{
    public required DateOnly Date { get; init; }

    public required string Tz { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<SentenceAnswer> Summary { get; init; }

    public required ReportScoreAnswer Score { get; init; }

    public required ReportCoverageAnswer Coverage { get; init; }

    public required IReadOnlyList<ReportIncidentAnswer> Incidents { get; init; }

    /// <summary>Incidents that somebody called false alarms; they count nowhere.</summary>
    public required int FalseAlarms { get; init; }

    public required ReportActivityAnswer Activities { get; init; }

    public required ReportSleepAnswer Sleep { get; init; }

    public required ReportDevelopmentAnswer Development { get; init; }

    public required IReadOnlyList<HighlightAnswer> Highlights { get; init; }

    public required IReadOnlyList<SuggestionAnswer> Suggestions { get; init; }

    public required IReadOnlyList<TrendDay> Trend { get; init; }

    /// <summary>What these observations are not, in the caller's language.</summary>
    public required string Disclaimer { get; init; }

    /// <summary>Sentences that were written and not shown, because their evidence or their other language did not hold.</summary>
    public required DroppedSentences Dropped { get; init; }

    public static ReportAnswer Of(DailyReport report, ReportWords words, IStringLocalizer<ReportsText> texts) => new()
    {
        Date = report.Date,
        Tz = words.Zone.Id,
        From = report.Day.FromAt,
        To = report.Day.ToAt,
        Now = report.NowAt,
        Summary = SentenceAnswer.Of(report.Summary, words),
        Score = ReportScoreAnswer.Of(report.Score, words),
        Coverage = ReportCoverageAnswer.Of(report.Coverage, words),
        Incidents = [.. report.Incidents.Select(incident => ReportIncidentAnswer.Of(incident, words))],
        FalseAlarms = report.FalseAlarms,
        Activities = new ReportActivityAnswer(report.Activity.Hours, SentenceAnswer.Of(report.Activity.Sentences, words)),
        Sleep = ReportSleepAnswer.Of(report.Sleep, words),
        Development = ReportDevelopmentAnswer.Of(report.Development, words),
        Highlights = [.. report.Highlights.Select(highlight => HighlightAnswer.Of(highlight, words))],
        Suggestions = [.. report.Suggestions.Select(suggestion => new SuggestionAnswer(suggestion.Category, SentenceAnswer.Of(suggestion.Sentence, words)))],
        Trend = report.Trend,
        Disclaimer = texts["Disclaimer"],
        Dropped = report.Dropped,
    };
}
