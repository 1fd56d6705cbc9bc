namespace DailyCam.Core.Analysis.Spending;

/// <summary>Where the budgets stand at a moment. Money in millionths of the currency.</summary>
/// <param name="DayLimitMicros">Null for no limit of its own.</param>
public sealed record SpendingStatus(Frugality Frugality, long DayMicros, long? DayLimitMicros, long MonthMicros, long? MonthLimitMicros, string Currency)
{
    /// <summary>The larger of the two shares used, 0 or more; 1 is the whole budget.</summary>
    public double ShareUsed => Math.Max(Share(DayMicros, DayLimitMicros), Share(MonthMicros, MonthLimitMicros));

    private static double Share(long used, long? limit) => limit switch
    {
        null => 0,
        0 => 1,
        { } whole => (double)used / whole,
    };
}
