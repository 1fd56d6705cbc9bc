using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports;

/// <summary>What was seen in one area of development; empty when nothing was.</summary>
public sealed record AreaNotes(DevelopmentArea Area, IReadOnlyList<CitedSentence> Sentences);
