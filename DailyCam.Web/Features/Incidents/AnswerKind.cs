namespace DailyCam.Web.Features.Incidents;

/// <summary>What became of an answer.</summary>
public enum AnswerKind
{
    Stored = 1,
    TakenBack = 2,

    /// <summary>Somebody else was quicker; theirs stands.</summary>
    Overtaken = 3,

    /// <summary>The incident is no longer there.</summary>
    Gone = 4,
}
