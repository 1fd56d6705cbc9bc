using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Analysis;

/// <summary>
/// What an analyzer answers. A failure worth another try is an exception (the job's retry policy sees it) whose message is one of <see cref="AnalysisReasons"/>;
/// everything expected is a value.
/// </summary>
/// <param name="Facts">What local vision counted; null from a model, whose words are <paramref name="Findings"/>.</param>
/// <param name="Reason">Stable code when the state is not <see cref="AnalysisState.Analysed"/>.</param>
/// <param name="Findings">Set exactly when a model answered.</param>
/// <param name="Receipt">Set with <paramref name="Findings"/>.</param>
public sealed record AnalysisResult(AnalysisState State, SegmentFacts? Facts, string? Reason = null, SegmentFindings? Findings = null, AnswerReceipt? Receipt = null);
