using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>One incident that a model says it saw. All seconds are relative to the segment's start and lie inside it.</summary>
public sealed record Claim
{
    public required double StartSecond { get; init; }

    /// <summary>The second that shows it best; from start to end.</summary>
    public required double EvidenceSecond { get; init; }

    public required double EndSecond { get; init; }

    public required IncidentCategory Category { get; init; }

    public required ClaimOutcome Outcome { get; init; }

    public Seen SafetyDevice { get; init; }

    public AdultResponse Adult { get; init; }

    /// <summary>0 to 1 as the model put it; never shown as a probability.</summary>
    public double Certainty { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>What was seen, then what to do.</summary>
    public required Bilingual Description { get; init; }

    /// <summary>Where in the home, when the model could tell.</summary>
    public Bilingual? Place { get; init; }
}
