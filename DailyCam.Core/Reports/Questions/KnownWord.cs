namespace DailyCam.Core.Reports.Questions;

/// <summary>A word of a question with what it means.</summary>
/// <param name="Topic">For <see cref="WordKind.Topic"/>.</param>
/// <param name="Part">For <see cref="WordKind.PartOfDay"/>.</param>
internal sealed record KnownWord(WordKind Kind, QuestionTopic? Topic = null, ClockRange? Part = null);
