namespace DailyCam.Core.Reports;

/// <summary>Sleep, as far as it can be told.</summary>
/// <param name="Periods">In order; quiet stretches when the basis is <see cref="SleepBasis.QuietPerson"/>.</param>
/// <param name="Sentence">The sum, or that no sleep was seen in what was examined; null when nothing can be said.</param>
public sealed record ReportSleep(SleepBasis Basis, IReadOnlyList<SleepPeriod> Periods, CitedSentence? Sentence)
{
    public TimeSpan Total => Periods.Aggregate(TimeSpan.Zero, static (sum, period) => sum + period.Stretch.Length);
}
