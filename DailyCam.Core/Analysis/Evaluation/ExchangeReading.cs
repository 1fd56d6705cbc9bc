using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Reads a model's raw answer with the reader and the grading of today. Pure.</summary>
internal static class ExchangeReading
{
    /// <summary>Whether answers to such questions are of a kind that this reads.</summary>
    public static bool Reads(LedgerPurpose purpose) => purpose is LedgerPurpose.Segment or LedgerPurpose.Verification or LedgerPurpose.Evaluation;

    /// <param name="seconds">Length of the footage that the answer is about.</param>
    public static FrozenReading Of(LedgerPurpose purpose, string answer, double seconds) =>
        purpose == LedgerPurpose.Verification ? Of(VerifyAnswer.Read(answer, seconds)) : Of(SegmentAnswer.Read(answer, seconds));

    private static FrozenReading Of(SegmentReading reading) => reading.Findings is { } findings
        ? new FrozenReading
        {
            Observations = findings.Observations.Count,
            Dropped = findings.Dropped,
            Claims = [.. findings.Claims.Select(static claim => new FrozenClaim(claim.StartSecond, claim.EvidenceSecond, claim.EndSecond, claim.Category, ClaimSeverity.Of(claim)))],
        }
        : new FrozenReading { Defect = reading.Defect };

    private static FrozenReading Of(VerifyReading reading) => new() { Defect = reading.Defect, Seen = reading.Findings?.Seen, Second = reading.Findings?.Second };
}
