namespace DailyCam.Core.Reports;

/// <summary>Sentences that were written and not shown.</summary>
/// <param name="WithoutEvidence">A citation was missing or pointed to nothing.</param>
/// <param name="LanguagesDiffer">The two languages of a model's words named different numbers, or one was empty.</param>
public readonly record struct DroppedSentences(int WithoutEvidence, int LanguagesDiffer);
