using DailyCam.Core.Incidents;

namespace DailyCam.Web.Features.Incidents;

/// <summary>What is to be said of the last answer.</summary>
/// <param name="Count">Incidents that it was stored for, or taken back of.</param>
/// <param name="Kept">Incidents that somebody else had decided on meanwhile.</param>
/// <param name="Other">One of these, as it is now.</param>
public sealed record AnswerResult(AnswerKind Kind, int Count, int Kept = 0, Verdict? Verdict = null, Incident? Other = null)
{
    public static AnswerResult Of(ReviewOutcome outcome, Verdict? verdict) => new(
        KindOf(outcome, isTakenBack: verdict is null or { State: ReviewState.New }), outcome.Changes.Count, outcome.Kept.Count, verdict, outcome.Kept is [var other, ..] ? other : null);

    private static AnswerKind KindOf(ReviewOutcome outcome, bool isTakenBack) => outcome switch
    {
        { Changes.Count: > 0 } => isTakenBack ? AnswerKind.TakenBack : AnswerKind.Stored,
        { Kept.Count: > 0 } => AnswerKind.Overtaken,
        _ => AnswerKind.Gone,
    };
}
