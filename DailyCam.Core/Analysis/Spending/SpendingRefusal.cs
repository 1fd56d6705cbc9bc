namespace DailyCam.Core.Analysis.Spending;

/// <summary>Why no money is set aside.</summary>
public enum SpendingRefusal
{
    /// <summary>The day's budget does not hold it.</summary>
    DayBudget = 1,

    /// <summary>The month's budget does not hold it.</summary>
    MonthBudget = 2,

    /// <summary>No price is configured for the model: what cannot be counted is not sent.</summary>
    NoPrice = 3,

    /// <summary>What requests of this purpose may cost in a day does not hold it (<see cref="LedgerDraft.PurposeLimitMicros"/>).</summary>
    PurposeBudget = 4,
}
