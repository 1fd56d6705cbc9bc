namespace DailyCam.Core.Archive;

/// <summary>A stretch of time somebody asks recordings of, checked. Pure.</summary>
public readonly record struct RecordingRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The longest list of stretches: a month.</summary>
    public static readonly TimeSpan LongestList = TimeSpan.FromDays(31);

    /// <summary>The longest playlist and the longest export: a day.</summary>
    public static readonly TimeSpan LongestPlay = TimeSpan.FromDays(1);

    /// <summary>Says what is wrong with a range; null when it can be used.</summary>
    public static Problem? Check(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, TimeSpan longest)
    {
        if (from >= to)
        {
            return new Problem("RangeBackwards", "to");
        }

        if (from > now)
        {
            return new Problem("RangeInFuture", "from");
        }

        return to - from > longest ? new Problem("RangeTooLong", "to", longest.TotalHours) : null;
    }
}
