namespace DailyCam.Core.Incidents;

/// <summary>What became of a note.</summary>
/// <param name="Note">As it stands now; null for none.</param>
public sealed record NoteOutcome(NoteFate Fate, string? Note);
