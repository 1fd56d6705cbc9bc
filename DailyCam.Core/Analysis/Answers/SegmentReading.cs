namespace DailyCam.Core.Analysis.Answers;

/// <summary>What was read out of a model's text about a segment: findings, or why there are none.</summary>
public sealed record SegmentReading(SegmentFindings? Findings, AnswerDefect? Defect)
{
    public static SegmentReading Of(SegmentFindings findings) => new(findings, null);

    public static SegmentReading Malformed(AnswerDefect defect) => new(null, defect);
}
