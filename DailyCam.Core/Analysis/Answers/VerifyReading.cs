namespace DailyCam.Core.Analysis.Answers;

/// <summary>What was read out of a model's text about a short clip: findings, or why there are none.</summary>
public sealed record VerifyReading(VerifyFindings? Findings, AnswerDefect? Defect)
{
    public static VerifyReading Of(VerifyFindings findings) => new(findings, null);

    public static VerifyReading Malformed(AnswerDefect defect) => new(null, defect);
}
