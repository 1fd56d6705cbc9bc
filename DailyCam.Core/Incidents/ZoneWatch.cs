using DailyCam.Core.Cameras;

namespace DailyCam.Core.Incidents;

/// <summary>What <see cref="IncidentTracker"/> knows of one zone between looks.</summary>
internal sealed class ZoneWatch
{
    public required Zone Zone { get; set; }

    /// <summary>The entry that goes on, or the last one.</summary>
    public ZoneEntry? Entry { get; set; }

    /// <summary>Looks in a row that saw somebody.</summary>
    public int Seen { get; set; }

    /// <summary>The first look of that row.</summary>
    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The look of that row the model was surest of.</summary>
    public DateTimeOffset BestAt { get; set; }

    public float BestScore { get; set; }

    /// <summary>Looked-at time without anybody since <see cref="LastSeenAt"/>.</summary>
    public TimeSpan Absent { get; set; }

    public bool IsOpen => Entry is { EndAt: null };
}
