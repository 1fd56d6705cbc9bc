using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>How long to wait before the next attempt: 5, 10, 20, 40, then 60 s for ever, each ±10 % so that cameras behind one dead router do not all come back at once. Not safe for concurrent use.</summary>
public sealed class BackOff(Random random)
{
    /// <summary>The share by which a step may be longer or shorter.</summary>
    public const double Jitter = 0.1;

    public static readonly IReadOnlyList<TimeSpan> Steps = [.. new[] { 5, 10, 20, 40, 60 }.Select(static seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Cameras lock an account out after a few wrong passwords, so a refused login is never repeated faster than this.</summary>
    public static readonly TimeSpan LoginStep = TimeSpan.FromSeconds(60);

    /// <summary>When our own child was killed the camera did nothing: it is asked again almost at once, the first time. What dies again and again waits like everything else.</summary>
    public static readonly TimeSpan OwnChildStep = TimeSpan.FromSeconds(0.5);

    private int next;

    /// <summary>Failures since the last <see cref="Reset"/>.</summary>
    public int Failures { get; private set; }

    public TimeSpan Next(FaultReason reason)
    {
        if (reason == FaultReason.ProcessKilled && Failures == 0)
        {
            Failures++;
            return OwnChildStep;
        }

        var step = Steps[Math.Min(next, Steps.Count - 1)];
        next = Math.Min(next + 1, Steps.Count);
        Failures++;
        return reason == FaultReason.LoginRefused
            ? LoginStep * (1 + (Jitter * random.NextDouble()))
            : step * (1 - Jitter + (2 * Jitter * random.NextDouble()));
    }

    public void Reset() => (next, Failures) = (0, 0);
}
