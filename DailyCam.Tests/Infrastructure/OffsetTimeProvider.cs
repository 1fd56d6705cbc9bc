namespace DailyCam.Tests.Infrastructure;

/// <summary>A clock that runs as the computer's does, but is wrong by as much as a test says.</summary>
public sealed class OffsetTimeProvider(TimeSpan offset) : TimeProvider
{
    private long ticks = offset.Ticks;

    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    /// <summary>The clock of a computer without a battery, seconds after it was switched on.</summary>
    public static OffsetTimeProvider Unset() => new(DateTimeOffset.UnixEpoch - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
