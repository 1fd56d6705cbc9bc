namespace DailyCam.Core.Analysis.Spending;

/// <summary>
/// About what a month of one camera comes to with a model, told before anything is switched on. Pure. Rather a range than a number that sounds surer than it is. Money in millionths of the
/// budget's currency.
/// </summary>
/// <param name="LeastMicros">Of a month; never above the budget.</param>
/// <param name="MostMicros">Of a month; never above the budget.</param>
/// <param name="LeastSeconds">Of footage that would be sent each day.</param>
/// <param name="MostSeconds">Of footage that would be sent each day, when the budget lets all of it go.</param>
/// <param name="MayReachBudget">Whether the budget, and not the camera, sets <paramref name="MostMicros"/>.</param>
public sealed record MonthEstimate(long LeastMicros, long MostMicros, double LeastSeconds, double MostSeconds, bool MayReachBudget)
{
    /// <summary>A month as the budget's is, near enough: what is not known to a tenth needs no 31st day.</summary>
    public const int Days = 30;

    private const double SecondsPerHour = 3600;

    /// <summary>What this computer alone costs and sends.</summary>
    public static MonthEstimate None { get; } = new(0, 0, 0, 0, MayReachBudget: false);

    /// <param name="hoursPerDay">That are recorded, 0 to 24.</param>
    /// <param name="segmentSeconds">Length of a recording, above 0.</param>
    /// <param name="sent">Share of the recordings that the local filter lets through.</param>
    /// <param name="perSegment">What one recording that is sent costs, second looks included.</param>
    /// <param name="dayLimitMicros">What all cameras may cost in a day.</param>
    /// <param name="monthLimitMicros">What all cameras may cost in a month.</param>
    public static MonthEstimate Of(double hoursPerDay, double segmentSeconds, ShareRange sent, CostRange perSegment, long dayLimitMicros, long monthLimitMicros)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(segmentSeconds);
        var recorded = Math.Clamp(hoursPerDay, 0, 24) * SecondsPerHour;
        var limit = Math.Min((decimal)monthLimitMicros, (decimal)dayLimitMicros * Days);
        var least = Month(recorded * sent.Least / segmentSeconds, perSegment.LeastMicros);
        var most = Month(recorded * sent.Most / segmentSeconds, perSegment.MostMicros);
        return new MonthEstimate((long)Math.Min(least, limit), (long)Math.Min(most, limit), recorded * sent.Least, recorded * sent.Most, most > limit);
    }

    private static decimal Month(double segmentsPerDay, long micros) => Math.Ceiling((decimal)segmentsPerDay * micros * Days);
}
