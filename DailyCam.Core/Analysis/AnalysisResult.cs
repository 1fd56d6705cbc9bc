namespace DailyCam.Core.Analysis;

/// <summary>What an analyzer answers. A failure worth another try is an exception (the job's retry policy sees it); everything expected is a value.</summary>
/// <param name="Reason">Stable code when the state is not <see cref="AnalysisState.Analysed"/>.</param>
public sealed record AnalysisResult(AnalysisState State, SegmentFacts? Facts, string? Reason = null);
