using DailyCam.Core.Hosting;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Tells whether the wall clock may be believed when it says that recordings are old. A clock that jumps by more than a day (no battery, a wrong time server) is not believed until it
/// has run on without another jump for a day of real time, so that a mistake can be set right before it costs a week of recordings. One that is not set is not believed at all.
/// </summary>
internal sealed class ClockTrust(TimeProvider clock)
{
    private static readonly TimeSpan LargestStep = TimeSpan.FromDays(1);
    private static readonly TimeSpan SecondLook = TimeSpan.FromDays(1);

    private DateTimeOffset wall = clock.GetUtcNow();
    private long monotonic = clock.GetTimestamp();
    private long? jumpedAt;

    /// <summary>
    /// At the start: a clock that is more than a day ahead of the last time known counts as one that jumped, because there is nothing to tell a wrong date at boot from a long holiday.
    /// False when it does.
    /// </summary>
    public bool Begin(DateTimeOffset? lastKnown)
    {
        if (lastKnown is { } known && clock.GetUtcNow() - known > LargestStep)
        {
            jumpedAt = clock.GetTimestamp();
        }

        return jumpedAt is null;
    }

    /// <summary>Looks at both clocks.</summary>
    public bool Look()
    {
        var now = clock.GetUtcNow();
        var passed = clock.GetElapsedTime(monotonic);
        if ((now - wall - passed).Duration() > LargestStep)
        {
            jumpedAt = clock.GetTimestamp();
        }
        else if (jumpedAt is { } jumped && clock.GetElapsedTime(jumped) >= SecondLook)
        {
            jumpedAt = null;
        }

        (wall, monotonic) = (now, clock.GetTimestamp());
        return jumpedAt is null && !clock.IsStandIn();
    }
}
