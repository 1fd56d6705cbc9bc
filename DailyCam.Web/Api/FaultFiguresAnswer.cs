using DailyCam.Core.Faults;

namespace DailyCam.Web.Api;

/// <summary>What some faults amount to. Times are seconds; null where nothing recovered.</summary>
internal sealed record FaultFiguresAnswer(int Count, int Open, int Recovered, double? MeanRecoverySeconds, double? P95RecoverySeconds, double? SuccessRate, double SecondsLost)
{
    public static FaultFiguresAnswer Of(FaultFigures figures) => new(
        figures.Count,
        figures.Open,
        figures.Recovered,
        Rounded(figures.MeanRecovery),
        Rounded(figures.P95Recovery),
        figures.SuccessRate,
        Math.Round(figures.Lost.TotalSeconds, 1));

    private static double? Rounded(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 1) : null;
}
