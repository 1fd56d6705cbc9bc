namespace DailyCam.Core.Analysis;

/// <summary>What local vision observed in a segment, in numbers; the page makes the summary from them in the reader's language.</summary>
public sealed record SegmentFacts
{
    /// <summary>Seconds of video in the segment.</summary>
    public int Seconds { get; init; }

    /// <summary>Seconds in which at least one frame was looked at; the rest was watched by nobody.</summary>
    public int WatchedSeconds { get; init; }

    /// <summary>Seconds with motion above the threshold.</summary>
    public int ActiveSeconds { get; init; }

    /// <summary>Seconds in which a person was seen.</summary>
    public int PersonSeconds { get; init; }

    /// <summary>Most people at once.</summary>
    public int MostPeople { get; init; }

    /// <summary>Mean motion per tenth of the segment, 0 to 1, for the small plot beside the summary.</summary>
    public IReadOnlyList<double> Activity { get; init; } = [];
}
