using DailyCam.Core.Capture.Sessions;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's back-off should have done during an outage. Pure.</summary>
internal static class BackOffSteps
{
    /// <summary>An attempt is several connections within this.</summary>
    private const double OneAttempt = 2.5;

    /// <summary>What an attempt itself takes: a connection, an answer, the end of FFmpeg.</summary>
    private const double AttemptTakes = 0.7;

    /// <summary>The step that runs when a camera returns after so long, in seconds.</summary>
    public static double Running(double outage)
    {
        var until = 0.0;
        foreach (var step in BackOff.Steps)
        {
            until += step.TotalSeconds;
            if (outage < until)
            {
                return step.TotalSeconds;
            }
        }

        return BackOff.Steps[^1].TotalSeconds;
    }

    /// <summary>How far each wait was off its step beyond what an attempt takes, in percent of the step.</summary>
    /// <param name="tries">Connections during the outage, in order.</param>
    public static IReadOnlyList<double> Deviations(DateTimeOffset lostAt, IEnumerable<DateTimeOffset> tries)
    {
        var off = new List<double>();
        var last = lostAt;
        foreach (var at in tries)
        {
            var gap = (at - last).TotalSeconds;
            if (gap < OneAttempt)
            {
                last = at;
                continue;
            }

            var step = BackOff.Steps[Math.Min(off.Count, BackOff.Steps.Count - 1)].TotalSeconds;
            var beyond = gap > step ? Math.Max(0, gap - step - AttemptTakes) : step - gap;
            off.Add(100 * beyond / step);
            last = at;
        }

        return off;
    }
}
