namespace DailyCam.Core.Reports.Questions;

/// <summary>A time of day as it was said.</summary>
/// <param name="Minute">From midnight, 0 to 1440. Of an unsure time the one before noon.</param>
/// <param name="IsSure">False when it may be in the morning or in the afternoon.</param>
internal readonly record struct ClockTime(int Minute, bool IsSure)
{
    private const int HalfDay = 12 * 60;

    /// <summary>Both readings of an unsure time, the one of a sure time.</summary>
    public IEnumerable<int> Readings => IsSure ? [Minute] : [Minute, Minute + HalfDay];
}
