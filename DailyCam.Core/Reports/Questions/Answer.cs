namespace DailyCam.Core.Reports.Questions;

/// <summary>An answer with its evidence.</summary>
/// <param name="Sentences">The answer itself first. Empty when there is nothing to cite.</param>
public sealed record Answer(Question Question, AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences);
