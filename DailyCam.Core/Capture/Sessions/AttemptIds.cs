using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Ids that rise over reconnects and process restarts. Safe from any thread.</summary>
public sealed class AttemptIds(TimeProvider clock)
{
    private readonly Lock gate = new();
    private long last;

    public CaptureAttemptId Next()
    {
        lock (gate)
        {
            last = Math.Max(last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return new CaptureAttemptId(last);
        }
    }
}
