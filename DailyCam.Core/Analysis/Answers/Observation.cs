namespace DailyCam.Core.Analysis.Answers;

/// <summary>Something seen that is no incident: an activity over a stretch, or a step of development. Seconds are relative to the segment and inside it.</summary>
public sealed record Observation
{
    public required double StartSecond { get; init; }

    public required double EndSecond { get; init; }

    public ChildActivity Activity { get; init; }

    /// <summary>Null for a plain activity.</summary>
    public DevelopmentArea? Area { get; init; }

    public Seen AdultPresent { get; init; }

    /// <summary>Whether it is worth keeping as a highlight of the day.</summary>
    public bool IsHighlight { get; init; }

    public required Bilingual Text { get; init; }
}
