namespace DailyCam.Core.Analysis.Spending;

/// <summary>Something about the models outside this process that the family must know on every page.</summary>
/// <param name="Analyzer">Null when it concerns all of them.</param>
/// <param name="Model">The configured model; null when it is about the budget.</param>
/// <param name="EndsOn">The model's end (UTC), when it is about that and known.</param>
public sealed record AnalysisAlarm(AnalysisAlarmKind Kind, string? Analyzer = null, string? Model = null, DateOnly? EndsOn = null);
