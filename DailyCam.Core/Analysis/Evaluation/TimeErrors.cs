namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>How far moments miss each other, in seconds.</summary>
/// <param name="Mean">Null when there are none.</param>
/// <param name="P95">The smallest error that 95 of 100 do not exceed; null when there are none.</param>
public sealed record TimeErrors(int Count, double? Mean, double? P95)
{
    private const double Most = 0.95;

    public static TimeErrors Of(IEnumerable<FindingPair> pairs)
    {
        var seconds = pairs.Select(static pair => pair.Apart.TotalSeconds).Order().ToList();
        return seconds.Count == 0 ? new TimeErrors(0, null, null) : new TimeErrors(seconds.Count, seconds.Average(), seconds[(int)Math.Ceiling(Most * seconds.Count) - 1]);
    }
}
