namespace DailyCam.Core.Health;

/// <summary>
/// One log line for each change of a state, but not for each of a thousand: after a few in a row it only counts, and gives the count when the time is over.
/// Not safe for concurrent use.
/// </summary>
internal sealed class ChangeLines
{
    /// <summary>Lines in one <see cref="Period"/>; an outage with its recovery is two.</summary>
    public const int Most = 6;

    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private DateTimeOffset beganAt;
    private int changes;

    /// <summary>A change happened. True when it deserves its own line.</summary>
    public bool Tell(DateTimeOffset now)
    {
        if (changes == 0)
        {
            beganAt = now;
        }

        return ++changes <= Most;
    }

    /// <summary>Changes that got no line, once a period is over; 0 otherwise.</summary>
    public int Unsaid(DateTimeOffset now)
    {
        if (changes == 0 || (now - beganAt).Duration() < Period)
        {
            return 0;
        }

        var unsaid = Math.Max(0, changes - Most);
        changes = 0;
        return unsaid;
    }
}
