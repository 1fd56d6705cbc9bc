namespace DailyCam.Core.Incidents;

/// <summary>What became of a note.</summary>
public enum NoteFate
{
    Saved = 1,

    /// <summary>Somebody else has written one since it was shown; theirs stands.</summary>
    Taken = 2,

    /// <summary>Longer than <see cref="IncidentReview.MaxNoteLength"/>; nothing was stored.</summary>
    TooLong = 3,

    /// <summary>There is no such incident any more.</summary>
    Gone = 4,
}
