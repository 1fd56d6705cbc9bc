namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>A camera that loses an analyzer on a day.</summary>
/// <param name="Lost">The analyzers whose model is retired by then, and has nothing in its place that may be asked.</param>
/// <param name="Next">The analyzer that takes over; null when the camera is left without a model.</param>
public sealed record RehearsedLoss(RehearsedCamera Camera, IReadOnlyList<string> Lost, string? Next);
