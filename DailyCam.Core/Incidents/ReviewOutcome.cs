namespace DailyCam.Core.Incidents;

/// <summary>What became of a decision about one or several incidents.</summary>
/// <param name="Changes">What was stored.</param>
/// <param name="Kept">Incidents that somebody else has decided on since they were shown, as they are now: their decision stands.</param>
/// <param name="Gone">How many are there no more.</param>
public sealed record ReviewOutcome(IReadOnlyList<ReviewChange> Changes, IReadOnlyList<Incident> Kept, int Gone);
