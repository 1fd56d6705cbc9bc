using System.Globalization;

namespace DailyCam.Tests.Chaos;

/// <summary>One line of the scorecard. Pure.</summary>
/// <param name="Figure">What was measured, or why nothing was.</param>
internal sealed record ScoreRow(string Measure, string Figure, string Target, ScoreState State)
{
    /// <summary>A figure that must not be higher than its target, and fails the run above its limit. Without samples it was not run.</summary>
    public static ScoreRow AtMost(string measure, IReadOnlyCollection<double> samples, double target, double limit, string unit)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"<= {target:0.##} {unit}, fails > {limit:0.##}").Replace("  ", " ", StringComparison.Ordinal);
        if (samples.Count == 0)
        {
            return NotRun(measure, wanted, "nothing of the kind happened in this run");
        }

        var worst = samples.Max();
        var figure = string.Create(CultureInfo.InvariantCulture, $"{worst:0.##} {unit}{(samples.Count > 1 ? $" (worst of {samples.Count}, median {Percentile(samples, 0.5):0.##})" : string.Empty)}").Trim();
        return new ScoreRow(measure, figure, wanted, worst <= target ? ScoreState.Met : worst <= limit ? ScoreState.Missed : ScoreState.Failed);
    }

    public static ScoreRow AtMost(string measure, double figure, double target, double limit, string unit) => AtMost(measure, [figure], target, limit, unit);

    public static ScoreRow NotRun(string measure, string target, string why) => new(measure, "not run: " + why, target, ScoreState.NotRun);

    public static double Percentile(IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1 is var index && index < 0 ? 0 : index)];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{State switch { ScoreState.Met => "met", ScoreState.Missed => "MISSED", ScoreState.Failed => "FAILED", _ => "not run" },-8} {Measure}: {Figure} [{Target}]");
}
