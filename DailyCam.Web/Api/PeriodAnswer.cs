using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>The report of a week or a month. Counts stand beside how much was watched; but for the sentences it is the same in every language.</summary>
internal sealed record PeriodAnswer
{
    public required PeriodKind Kind { get; init; }

    /// <summary>The first date.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last date, included.</summary>
    public required DateOnly To { get; init; }

    public required string Tz { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required PeriodCoverage Coverage { get; init; }

    public required IReadOnlyList<PeriodDay> Days { get; init; }

    public required int Incidents { get; init; }

    /// <summary>Incidents that somebody called false alarms; they count nowhere.</summary>
    public required int FalseAlarms { get; init; }

    public required IReadOnlyList<DatedIncidentAnswer> Gravest { get; init; }

    public required IReadOnlyList<CategoryCount> Categories { get; init; }

    public required IReadOnlyList<PlaceCount> Places { get; init; }

    public required IReadOnlyList<HourCell> Hours { get; init; }

    public required IReadOnlyList<NightAnswer> Nights { get; init; }

    public required PeriodDevelopmentAnswer Development { get; init; }

    /// <summary>What these observations are not, in the caller's language.</summary>
    public required string Disclaimer { get; init; }

    /// <summary>Sentences that were written and not shown, because their evidence or their other language did not hold.</summary>
    public required DroppedSentences Dropped { get; init; }

    public static PeriodAnswer Of(PeriodReport report, ReportWords words, IStringLocalizer<ReportsText> texts) => new()
    {
        Kind = report.Period.Kind,
        From = report.Period.From,
        To = report.Period.To,
        Tz = words.Zone.Id,
        Now = report.NowAt,
        Coverage = report.Coverage,
        Days = report.Days,
        Incidents = report.Incidents,
        FalseAlarms = report.FalseAlarms,
        Gravest = [.. report.Gravest.Select(one => new DatedIncidentAnswer(one.Date, ReportIncidentAnswer.Of(one.Incident, words)))],
        Categories = report.Categories,
        Places = report.Places,
        Hours = report.Hours,
        Nights = [.. report.Nights.Select(night => NightAnswer.Of(night, words))],
        Development = PeriodDevelopmentAnswer.Of(report.Development, words),
        Disclaimer = texts["Disclaimer"],
        Dropped = report.Dropped,
    };
}
