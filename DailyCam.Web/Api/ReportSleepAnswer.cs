using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>Sleep, as far as it can be told.</summary>
/// <param name="Basis">What the word rests on; quiet stretches are not sleep.</param>
internal sealed record ReportSleepAnswer(SleepBasis Basis, double Minutes, SentenceAnswer? Sentence, IReadOnlyList<SleepPeriodAnswer> Periods)
{
    public static ReportSleepAnswer Of(ReportSleep sleep, ReportWords words) => new(
        sleep.Basis,
        sleep.Total.TotalMinutes,
        sleep.Sentence is { } sentence ? SentenceAnswer.Of(sentence, words) : null,
        [.. sleep.Periods.Select(period => new SleepPeriodAnswer(period.Stretch.FromAt, period.Stretch.ToAt, SentenceAnswer.Of(period.Sentence, words)))]);
}
