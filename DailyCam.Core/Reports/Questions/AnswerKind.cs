namespace DailyCam.Core.Reports.Questions;

/// <summary>How a question was answered. A doubt is told by <see cref="Question.Doubt"/>.</summary>
public enum AnswerKind
{
    /// <summary>Not from what was recorded: the question was not understood.</summary>
    NoAnswer = 0,

    Answered = 1,

    /// <summary>Somebody looked for it and did not see it.</summary>
    NotSeen = 2,

    /// <summary>Nobody looked, or who looked cannot see such things.</summary>
    CannotTell = 3,
}
