using DailyCam.Core.Capture.Sessions;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's back-off should have done during an outage. Pure.</summary>
internal static class BackOffSteps
{
    /// <summary>Seconds between two looks at what the product says, and what an answer takes.</summary>
    private const double Look = 0.6;

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

    /// <summary>
    /// How far each wait was off its step, in percent of the step: seen from outside a wait begins up to a look late, so only what lies beyond that look counts.
    /// Connections say less: the product looks at the camera's port every two seconds in between.
    /// </summary>
    /// <param name="waits">The waits of one outage, in order.</param>
    public static IReadOnlyList<double> Deviations(IReadOnlyList<AnnouncedWait> waits) =>
    [
        .. waits.Select(static (wait, index) =>
        {
            var step = BackOff.Steps[Math.Min(index, BackOff.Steps.Count - 1)].TotalSeconds;
            var seen = (wait.NextAttemptAt - wait.SeenAt).TotalSeconds;
            var off = seen > step ? seen - step : Math.Max(0, step - seen - Look);
            return 100 * off / step;
        }),
    ];
}
