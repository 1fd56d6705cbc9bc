namespace DailyCam.Core.Analysis.Spending;

/// <summary>Which step of saving is in force. Pure.</summary>
public static class FrugalityRule
{
    /// <param name="shareUsed">Share of the tighter budget that is used, 0 or more.</param>
    public static Frugality Of(double shareUsed, BudgetOptions budget) =>
        shareUsed >= budget.LocalOnlyFrom ? Frugality.LocalOnly
        : shareUsed >= budget.IncidentsOnlyFrom ? Frugality.IncidentsOnly
        : shareUsed >= budget.FewerFramesFrom ? Frugality.FewerFrames
        : shareUsed >= budget.CheaperModelFrom ? Frugality.CheaperModel
        : Frugality.Full;

    /// <summary>
    /// The step for one model: what costs nothing need not be saved, as a model at home. A budget of 0 stands for "nothing leaves this computer", and holds for that one too.
    /// </summary>
    public static Frugality For(SpendingStatus status, TokenPrice? price) =>
        price is { IsFree: true } && status is not ({ DayLimitMicros: 0 } or { MonthLimitMicros: 0 }) ? Frugality.Full : status.Frugality;
}
