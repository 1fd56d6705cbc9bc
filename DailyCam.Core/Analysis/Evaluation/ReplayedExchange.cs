namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>A file that was replayed.</summary>
/// <param name="File">Its name.</param>
/// <param name="Exchange">Null when the file cannot be read.</param>
/// <param name="Result">Null when the file cannot be read.</param>
/// <param name="WhyNot">Why it cannot be read, in a sentence.</param>
public sealed record ReplayedExchange(string File, FrozenExchange? Exchange, ReplayResult? Result, string? WhyNot);
