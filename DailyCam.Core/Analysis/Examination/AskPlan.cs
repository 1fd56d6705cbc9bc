using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What is asked of whom while so much of the budget is used: the steps of saving, one after another. Pure.</summary>
/// <param name="Model">As its provider names it.</param>
/// <param name="Fps">Pictures a second.</param>
/// <param name="Sound">Whether sound may be sent along.</param>
internal sealed record AskPlan(string Model, double Fps, bool Sound)
{
    private const int FewerFrames = 2;

    /// <summary>Why a segment is not sent at all; null when it is.</summary>
    /// <param name="isDoubtful">Whether there is something in it that must be looked at: an incident, or a claim to verify.</param>
    public static string? Refusal(Frugality frugality, SpendingStatus status, bool isDoubtful) => frugality switch
    {
        Frugality.LocalOnly => IsDay(status) ? AnalysisReasons.OverDayBudget : AnalysisReasons.OverMonthBudget,
        Frugality.IncidentsOnly when !isDoubtful => AnalysisReasons.BudgetSaving,
        _ => null,
    };

    /// <param name="fps">Pictures a second when nothing is saved.</param>
    /// <param name="sound">Whether the family lets sound be sent.</param>
    /// <param name="cheaper">Whether the cheaper model is good enough even when nothing is saved.</param>
    public static AskPlan Of(Frugality frugality, ConfiguredModel model, double fps, bool sound, bool cheaper = false) => new(
        cheaper || frugality >= Frugality.CheaperModel ? model.Cheaper ?? model.Model : model.Model,
        frugality >= Frugality.FewerFrames ? fps / FewerFrames : fps,
        sound && frugality < Frugality.FewerFrames);

    /// <summary>Whether it is the day's budget that holds no more; else the month's.</summary>
    private static bool IsDay(SpendingStatus status) => status.DayLimitMicros is { } limit && (limit == 0 || status.DayMicros / (double)limit >= status.ShareUsed);
}
