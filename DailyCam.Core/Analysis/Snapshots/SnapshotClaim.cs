using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>
/// Says what a graded picture claims, in the terms of every other claim, so that the same code decides how bad it is: a warning is a child that goes to a hazard (Caution), a danger one that nearly
/// comes to harm (Danger). What has happened cannot be told from one picture. Pure.
/// </summary>
internal static class SnapshotClaim
{
    /// <summary>Null when the grade is none that claims anything. Its seconds are 0: it is one moment.</summary>
    public static Claim? Of(SnapshotFindings findings) => findings.Grade switch
    {
        SnapshotGrade.Warning => Of(findings, ClaimOutcome.Approached),
        SnapshotGrade.Danger => Of(findings, ClaimOutcome.NearMiss),
        _ => null,
    };

    private static Claim Of(SnapshotFindings findings, ClaimOutcome outcome) => new()
    {
        StartSecond = 0,
        EvidenceSecond = 0,
        EndSecond = 0,
        Outcome = outcome,
        Category = findings.Category,
        SafetyDevice = findings.SafetyDevice,

        // That an adult is there says nothing of whether he reacts.
        Adult = findings.AdultPresent == Seen.No ? AdultResponse.NobodyThere : AdultResponse.CannotTell,
        Certainty = findings.Certainty,
        Title = findings.Title ?? Cut(findings.Observation, AnswerLimits.MostTitle),
        Description = findings.Advice is { } advice
            ? new Bilingual($"{findings.Observation.Korean} {advice.Korean}", $"{findings.Observation.English} {advice.English}")
            : findings.Observation,
    };

    private static Bilingual Cut(Bilingual words, int most) => new(ParentText.Cut(words.Korean, most), ParentText.Cut(words.English, most));
}
