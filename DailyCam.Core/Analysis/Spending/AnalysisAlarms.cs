namespace DailyCam.Core.Analysis.Spending;

/// <summary>Which alarms there are. Pure.</summary>
internal static class AnalysisAlarms
{
    /// <param name="models">The configured ones only.</param>
    /// <param name="lastOutcomes">How the newest request to each analyzer ended.</param>
    /// <param name="low">Share of the budget from which saving begins.</param>
    public static IReadOnlyList<AnalysisAlarm> Of(
        IReadOnlyList<ConfiguredModel> models, IReadOnlyDictionary<string, LedgerOutcome> lastOutcomes, SpendingStatus status, double low, int warnDays, DateTimeOffset now)
    {
        if (models.Count == 0)
        {
            return [];
        }

        var today = PriceList.DayOf(now);
        AnalysisAlarm?[] alarms = [.. models.Select(model => OfModel(model, lastOutcomes.GetValueOrDefault(model.Analyzer), warnDays, today)), OfBudget(models, status, low)];
        return [.. alarms.OfType<AnalysisAlarm>().OrderBy(static alarm => alarm.Kind)];
    }

    /// <summary>A budget of 0 is a choice and no alarm; a house whose models cost nothing has nothing to run out of.</summary>
    private static AnalysisAlarm? OfBudget(IReadOnlyList<ConfiguredModel> models, SpendingStatus status, double low) => status switch
    {
        { DayLimitMicros: 0 } or { MonthLimitMicros: 0 } => null,
        _ when models.All(static model => model.Price is { IsFree: true }) => null,
        { Frugality: Frugality.LocalOnly } => new AnalysisAlarm(AnalysisAlarmKind.BudgetUsedUp),
        _ => status.ShareUsed >= low ? new AnalysisAlarm(AnalysisAlarmKind.BudgetLow) : null,
    };

    private static AnalysisAlarm? OfModel(ConfiguredModel model, LedgerOutcome last, int warnDays, DateOnly today)
    {
        AnalysisAlarm Alarm(AnalysisAlarmKind kind) => new(kind, model.Analyzer, model.Model, model.RetiresOn);
        return model switch
        {
            _ when last == LedgerOutcome.NotAuthorised => Alarm(AnalysisAlarmKind.KeyRefused),
            { RetiresOn: { } end } when today >= end => Alarm(AnalysisAlarmKind.ModelRetired),
            _ when last == LedgerOutcome.ModelGone => Alarm(AnalysisAlarmKind.ModelRetired),
            { Price: null } => Alarm(AnalysisAlarmKind.NoPrice),
            { RetiresOn: { } end } when today.AddDays(warnDays) >= end => Alarm(AnalysisAlarmKind.ModelEnds),
            _ => null,
        };
    }
}
