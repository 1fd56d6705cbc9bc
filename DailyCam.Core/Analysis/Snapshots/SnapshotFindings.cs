using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>A model's answer about one picture after validation.</summary>
public sealed record SnapshotFindings
{
    /// <summary>What the picture shows.</summary>
    public required Bilingual Observation { get; init; }

    public required SnapshotGrade Grade { get; init; }

    public Seen AdultPresent { get; init; }

    /// <summary>Whether the safety device for the hazard is in place.</summary>
    public Seen SafetyDevice { get; init; }

    public IncidentCategory Category { get; init; } = IncidentCategory.Other;

    /// <summary>0 to 1 as the model put it; never shown as a probability.</summary>
    public double Certainty { get; init; }

    /// <summary>A few words for a list; null when the model gave none.</summary>
    public Bilingual? Title { get; init; }

    /// <summary>What to do now; null when nothing is.</summary>
    public Bilingual? Advice { get; init; }
}
