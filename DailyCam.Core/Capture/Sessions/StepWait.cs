namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// Waits out a step of the back-off. A camera that lost its power is back the moment its port opens again, and a minute more without pictures would be
/// our doing: while it is closed we look at it every few seconds, and the step ends when it opens. A port that was open all the time changes nothing:
/// whatever failed behind it gets its whole pause.
/// </summary>
internal static class StepWait
{
    /// <summary>A look is one TCP packet to a dead camera, and a handshake with one that is back.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    /// <summary>Task.Delay counts whole milliseconds: less than one is no wait, and waiting for it again would be a spin.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>Returns at the end of the step, when the door opens, or when cancelled (without throwing). There is never more than one timer.</summary>
    /// <param name="wasClosed">Whether the door was found closed just before.</param>
    /// <param name="isOpen">Looks once, within the given limit; null for a source without a door.</param>
    public static async Task WaitAsync(TimeSpan step, bool wasClosed, Func<TimeSpan, Task<bool>>? isOpen, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested && Rest() is var rest && rest >= Tick)
        {
            await Task.Delay(isOpen is null || rest < LookInterval ? rest : LookInterval, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isOpen is null || cancellationToken.IsCancellationRequested || Rest() is var left && left < Tick)
            {
                continue;
            }

            if (!await isOpen(left))
            {
                wasClosed = true;
            }
            else if (wasClosed)
            {
                return;
            }
            else
            {
                isOpen = null;
            }
        }

        TimeSpan Rest() => step - clock.GetElapsedTime(start);
    }
}
