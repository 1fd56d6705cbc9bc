using DailyCam.Core.Cameras;

namespace DailyCam.Core.Incidents;

/// <summary>A person's stay in a danger zone as the tracker knows it: what becomes an incident's row.</summary>
internal sealed record ZoneEntry
{
    public required IncidentId Id { get; init; }

    public required ZoneId ZoneId { get; init; }

    public required string ZoneName { get; init; }

    /// <summary>First look of the entry.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Last look that saw the person; null while it goes on.</summary>
    public DateTimeOffset? EndAt { get; init; }

    /// <summary>The look near the entry that the model was surest of.</summary>
    public required DateTimeOffset EvidenceAt { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Score of the evidence, 0 to 1.</summary>
    public required float Confidence { get; init; }
}
