using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>What was read out of a model's text about a picture: findings, or why there are none.</summary>
public sealed record SnapshotReading(SnapshotFindings? Findings, AnswerDefect? Defect)
{
    public static SnapshotReading Of(SnapshotFindings findings) => new(findings, null);

    public static SnapshotReading Malformed(AnswerDefect defect) => new(null, defect);
}
