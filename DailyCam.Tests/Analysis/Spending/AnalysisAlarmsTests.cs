using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class AnalysisAlarmsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly SpendingStatus Calm = new(Frugality.Full, 0, 1_000_000, 0, 20_000_000, "USD");

    [Fact]
    public void Where_nothing_is_set_up_there_is_nothing_to_say()
    {
        Assert.Empty(Of([], Calm with { Frugality = Frugality.LocalOnly, DayMicros = 5_000_000 }));
        Assert.Empty(Of([Model()], Calm));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, AnalysisAlarmKind.ModelEnds)]
    [InlineData(1, AnalysisAlarmKind.ModelEnds)]
    [InlineData(0, AnalysisAlarmKind.ModelRetired)]
    [InlineData(-40, AnalysisAlarmKind.ModelRetired)]
    public void A_models_end_is_said_before_it_comes_and_after(int daysLeft, AnalysisAlarmKind? kind)
    {
        var end = new DateOnly(2026, 11, 27).AddDays(daysLeft);
        Assert.Equal(kind, Of([Model() with { RetiresOn = end }], Calm).SingleOrDefault()?.Kind);
    }

    [Theory]
    [InlineData(LedgerOutcome.NotAuthorised, AnalysisAlarmKind.KeyRefused)]
    [InlineData(LedgerOutcome.ModelGone, AnalysisAlarmKind.ModelRetired)]
    [InlineData(LedgerOutcome.Answered, null)]
    [InlineData(LedgerOutcome.Quota, null)]
    public void What_the_provider_said_last_is_an_alarm_when_only_settings_help(LedgerOutcome last, AnalysisAlarmKind? kind) =>
        Assert.Equal(kind, Of([Model()], Calm, last).SingleOrDefault()?.Kind);

    [Fact]
    public void A_budget_is_told_when_it_runs_low_and_when_it_is_used_up_and_zero_is_a_choice()
    {
        Assert.Empty(Of([Model()], Calm with { DayMicros = 799_999 }));
        Assert.Equal(AnalysisAlarmKind.BudgetLow, Assert.Single(Of([Model()], Calm with { DayMicros = 800_000, Frugality = Frugality.CheaperModel })).Kind);
        Assert.Equal(AnalysisAlarmKind.BudgetUsedUp, Assert.Single(Of([Model()], Calm with { DayMicros = 1_000_000, Frugality = Frugality.LocalOnly })).Kind);
        Assert.Empty(Of([Model()], Calm with { DayLimitMicros = 0, Frugality = Frugality.LocalOnly }));
        Assert.Empty(Of([Model() with { Price = new TokenPrice(0, 0, 0) }], Calm with { DayMicros = 1_000_000, Frugality = Frugality.LocalOnly }));
    }

    [Fact]
    public void A_model_without_a_price_is_said_and_the_worst_comes_first()
    {
        var alarms = Of([Model() with { Price = null }, Model() with { Analyzer = "openai", RetiresOn = new DateOnly(2026, 11, 1) }], Calm with { DayMicros = 900_000, Frugality = Frugality.FewerFrames });
        Assert.Equal([AnalysisAlarmKind.ModelRetired, AnalysisAlarmKind.NoPrice, AnalysisAlarmKind.BudgetLow], alarms.Select(static alarm => alarm.Kind));
    }

    private static ConfiguredModel Model() => new("vertex", true, "some-model", "example.test", new TokenPrice(1, 1, 1), null, null);

    private static IReadOnlyList<AnalysisAlarm> Of(IReadOnlyList<ConfiguredModel> models, SpendingStatus status, LedgerOutcome? last = null) =>
        AnalysisAlarms.Of(models, last is { } outcome ? new Dictionary<string, LedgerOutcome>(StringComparer.Ordinal) { ["vertex"] = outcome } : [], status, 0.8, 30, Now);
}
