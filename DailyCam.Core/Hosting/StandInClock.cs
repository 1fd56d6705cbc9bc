namespace DailyCam.Core.Hosting;

/// <summary>
/// The wall clock of everything in here: the computer's own, unless it says what cannot be. A computer without a battery starts in 1970 and is set minutes later, or never. Until it is set, time
/// goes on from the last moment at which an earlier run is known to have lived: so what is recorded now comes behind what was recorded before, replaces nothing and is old to nobody.
/// Safe from any thread.
/// </summary>
public sealed class StandInClock : TimeProvider
{
    /// <summary>This program is younger: no clock that says less is right.</summary>
    public static readonly DateTimeOffset Earliest = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A run that was killed lived on after its last sign of life, for a heartbeat at most by default; with a margin.</summary>
    private static readonly TimeSpan Unwritten = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly TimeProvider computer;
    private DateTimeOffset knownAt;
    private long knownSince;
    private DateTimeOffset standsFrom;
    private volatile bool stands;
    private volatile StandInTime? past;

    public StandInClock(TimeProvider computer)
    {
        this.computer = computer;
        var now = computer.GetUtcNow();
        (knownAt, knownSince) = (now < Earliest ? Earliest : now, computer.GetTimestamp());
    }

    /// <summary>Whether the computer's clock is not set, so that every time that is noted now may be wrong.</summary>
    public bool IsStandIn
    {
        get
        {
            _ = GetUtcNow();
            return stands;
        }
    }

    /// <summary>The time without a clock that ended last; null when there was none.</summary>
    public StandInTime? Past => past;

    public override TimeZoneInfo LocalTimeZone => computer.LocalTimeZone;

    public override long TimestampFrequency => computer.TimestampFrequency;

    public override long GetTimestamp() => computer.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => computer.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        var now = computer.GetUtcNow();
        if (now >= Earliest && !stands)
        {
            return now;
        }

        lock (gate)
        {
            return now >= Earliest ? Believe(now) : StandIn();
        }
    }

    /// <summary>Tells when an earlier run is last known to have lived. Without effect while the computer's clock can be believed.</summary>
    public void GoOnFrom(DateTimeOffset? lastKnown)
    {
        lock (gate)
        {
            if (computer.GetUtcNow() < Earliest && lastKnown + Unwritten is { } later && later > Guess())
            {
                (knownAt, knownSince, standsFrom, stands) = (later, computer.GetTimestamp(), later, true);
            }
        }
    }

    /// <summary>Whether a time of this run was noted while the clock was not set.</summary>
    public bool Doubts(DateTimeOffset at)
    {
        _ = GetUtcNow();
        lock (gate)
        {
            return (stands && at >= standsFrom - StandInTime.Buffered) || past?.Holds(at) == true;
        }
    }

    /// <summary>The true time of what was noted while the clock was not set, as soon as it is set; anything else unchanged.</summary>
    public DateTimeOffset Corrected(DateTimeOffset at) => past?.Corrected(at) ?? at;

    private DateTimeOffset Believe(DateTimeOffset now)
    {
        if (stands)
        {
            past = new StandInTime(standsFrom, Guess(), now - Guess(), computer.GetTimestamp());
            (knownAt, knownSince, stands) = (now, computer.GetTimestamp(), false);
        }

        return now;
    }

    private DateTimeOffset StandIn()
    {
        var guess = Guess();
        standsFrom = stands ? standsFrom : guess;
        stands = true;
        return guess;
    }

    private DateTimeOffset Guess() => knownAt + computer.GetElapsedTime(knownSince);
}
