namespace DailyCam.Core.Hosting;

/// <summary>A stretch in which the computer's clock was not set, over now, so that it is known by how much its times were wrong.</summary>
/// <param name="FromAt">The first time that stood in.</param>
/// <param name="ToAt">The last one.</param>
/// <param name="Shift">What must be added. Below zero when the clock was less behind than was assumed, by a minute at most: then times are left as they are.</param>
/// <param name="EndedAt">When the clock was set, as a timestamp.</param>
public sealed record StandInTime(DateTimeOffset FromAt, DateTimeOffset ToAt, TimeSpan Shift, long EndedAt)
{
    /// <summary>What a camera had buffered when it was connected is older than its arrival.</summary>
    public static readonly TimeSpan Buffered = TimeSpan.FromSeconds(30);

    /// <summary>Whether times of this stretch are corrected.</summary>
    public bool IsCorrected => Shift >= TimeSpan.Zero;

    /// <summary>Nothing that was noted in it is earlier.</summary>
    public DateTimeOffset EarliestAt => FromAt - Buffered;

    /// <summary>Whether a time lies in it, and in nothing that came after it.</summary>
    public bool Holds(DateTimeOffset at) => at >= EarliestAt && at <= ToAt && (IsCorrected || at < ToAt + Shift);

    public DateTimeOffset Corrected(DateTimeOffset at) => IsCorrected && Holds(at) ? at + Shift : at;
}
