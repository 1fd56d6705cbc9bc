namespace DailyCam.Core.Analysis.Answers;

/// <summary>Why a model's text is no answer at all. It is asked again as the retry rules say; nothing of it is kept.</summary>
public enum AnswerDefect
{
    Empty = 1,

    /// <summary>Longer than any honest answer (<see cref="AnswerLimits.MostCharacters"/>).</summary>
    TooLong = 2,

    /// <summary>Cut off, wrapped in prose, or something else.</summary>
    NotJson = 3,

    /// <summary>JSON of another shape than the schema's outermost level.</summary>
    WrongShape = 4,

    /// <summary>There is no summary in both languages.</summary>
    NoSummary = 5,
}
