namespace DailyCam.Tests.Bench;

/// <summary>One line of the table: what was measured of whom.</summary>
/// <param name="Target">What it should be, in words; empty for peers.</param>
/// <param name="Met">Whether it is; null where nothing is asked, or where the peer was not there to compare with.</param>
internal sealed record BenchRow(string Who, string What, string Unit, double Median, double Min, double Max, int Samples, string Target, bool? Met)
{
    public static double MedianOf(IReadOnlyCollection<double> samples) => QuantileOf(samples, 0.5);

    /// <summary>The smallest sample that at least this share of samples does not exceed.</summary>
    public static double QuantileOf(IReadOnlyCollection<double> samples, double share)
    {
        var sorted = samples.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
