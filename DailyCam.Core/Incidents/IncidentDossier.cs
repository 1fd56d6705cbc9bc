using DailyCam.Core.Analysis;

namespace DailyCam.Core.Incidents;

/// <summary>All that is known of one incident, for the page about it.</summary>
public sealed record IncidentDossier
{
    public required Incident Incident { get; init; }

    public required IncidentFootage Footage { get; init; }

    /// <summary>What models said of it, in order of time.</summary>
    public IReadOnlyList<ModelStatement> Statements { get; init; } = [];

    /// <summary>The same kind at the same camera in the days before, newest first.</summary>
    public IReadOnlyList<Incident> Similar { get; init; } = [];

    /// <summary>The neighbours in the list it was opened from; null at its ends.</summary>
    public Incident? Earlier { get; init; }

    public Incident? Later { get; init; }
}
