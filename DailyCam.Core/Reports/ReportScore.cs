namespace DailyCam.Core.Reports;

/// <summary>The day's safety score, or why there is none.</summary>
/// <param name="Value">50 to 100; null when it is withheld.</param>
/// <param name="Deductions">Worst first.</param>
/// <param name="Sentence">Why it is full, provisional or withheld; null when the deductions say it, or when no minute of the day has passed.</param>
public sealed record ReportScore(int? Value, ScoreWithheld? Withheld, IReadOnlyList<ScoreDeduction> Deductions, CitedSentence? Sentence)
{
    /// <summary>Whether only incidents speak for it so far: no whole minute counts as watched yet.</summary>
    public bool IsProvisional { get; init; }
}
