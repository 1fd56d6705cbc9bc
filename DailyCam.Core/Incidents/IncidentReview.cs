namespace DailyCam.Core.Incidents;

/// <summary>A person's judgement of an incident.</summary>
/// <param name="Severity">Null keeps the severity.</param>
/// <param name="By">Name of the account.</param>
public sealed record IncidentReview(ReviewState State, Severity? Severity, string? Note, string By)
{
    /// <summary>Longest note in characters: a few sentences.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>A note as it is stored: without white space around it, null when nothing is left.</summary>
    public static string? Clean(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
