namespace DailyCam.Core.Capture.Processes;

/// <summary>Keeps a child that complains about each frame from filling the log: ten lines a minute, the rest only goes into the ring.</summary>
internal sealed class LineBudget(TimeProvider clock)
{
    private const int LinesPerWindow = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private long windowStart = clock.GetTimestamp();
    private int spent;

    public bool TrySpend()
    {
        if (clock.GetElapsedTime(windowStart) >= Window)
        {
            windowStart = clock.GetTimestamp();
            spent = 0;
        }

        return spent++ < LinesPerWindow;
    }
}
