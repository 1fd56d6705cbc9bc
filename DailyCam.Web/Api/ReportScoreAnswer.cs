using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>The score, or why there is none.</summary>
/// <param name="Value">50 to 100; null when it is withheld.</param>
/// <param name="Provisional">Whether too little of the day was watched yet to rely on it: less than an hour, and less than half of what has passed.</param>
internal sealed record ReportScoreAnswer(int? Value, ScoreWithheld? Withheld, SentenceAnswer? Sentence, bool Provisional, IReadOnlyList<ReportDeductionAnswer> Deductions)
{
    public static ReportScoreAnswer Of(ReportScore score, ReportWords words) => new(
        score.Value,
        score.Withheld,
        score.Sentence is { } sentence ? SentenceAnswer.Of(sentence, words) : null,
        score.IsProvisional,
        [.. score.Deductions.Select(deduction => new ReportDeductionAnswer(
            deduction.Severity, deduction.Points, [.. deduction.Sentence.Citations.Select(static citation => citation.Incident).OfType<IncidentId>()], SentenceAnswer.Of(deduction.Sentence, words)))]);
}
