namespace DailyCam.Core.Reports;

/// <summary>The day's safety score, or why there is none.</summary>
/// <param name="Value">50 to 100; null when it is withheld.</param>
/// <param name="Deductions">Worst first.</param>
/// <param name="Sentence">Why it is full, provisional or withheld; null when the deductions say it, or when no minute of the day has passed.</param>
public sealed record ReportScore(int? Value, ScoreWithheld? Withheld, IReadOnlyList<ScoreDeduction> Deductions, CitedSentence? Sentence)
{
    /// <summary>Whether too little of the day was watched yet to rely on it: less than an hour, and less than half of what has passed.</summary>
    public bool IsProvisional { get; init; }
}
