using System.Net;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Jobs;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What a request that brought no answer means for the segment: a state with its reason, or another try. Pure.</summary>
internal static class ReplyEnding
{
    /// <summary>The state it ends in.</summary>
    /// <exception cref="JobDelayedException">The same request may succeed later; the message is one of <see cref="AnalysisReasons"/>, the time what the provider asked for.</exception>
    public static AnalysisResult Of(ModelReply reply) =>
        reply.Outcome.IsWorthAnotherTry() ? throw Again(reply) : reply.Outcome switch
        {
            ModelOutcome.Blocked => new AnalysisResult(AnalysisState.Blocked, null, AnalysisReasons.BlockedByModel),
            _ => new AnalysisResult(AnalysisState.Failed, null, ReasonOf(reply)),
        };

    public static AnalysisResult Of(SpendingRefusal refusal) => refusal switch
    {
        SpendingRefusal.DayBudget or SpendingRefusal.PurposeBudget => new AnalysisResult(AnalysisState.OverBudget, null, AnalysisReasons.OverDayBudget),
        SpendingRefusal.MonthBudget => new AnalysisResult(AnalysisState.OverBudget, null, AnalysisReasons.OverMonthBudget),
        _ => new AnalysisResult(AnalysisState.Failed, null, AnalysisReasons.NoPrice),
    };

    public static JobDelayedException Again(ModelReply reply) => new(ReasonOf(reply), reply.RetryAfter ?? TimeSpan.Zero);

    /// <summary>One of <see cref="AnalysisReasons"/>.</summary>
    public static string ReasonOf(ModelReply reply) => reply.Outcome switch
    {
        ModelOutcome.Blocked => AnalysisReasons.BlockedByModel,
        ModelOutcome.CutOff => AnalysisReasons.CutOff,
        ModelOutcome.Rejected when reply.Status == (int)HttpStatusCode.RequestEntityTooLarge => AnalysisReasons.TooLarge,
        ModelOutcome.Rejected => AnalysisReasons.Rejected,
        ModelOutcome.NotAuthorised => AnalysisReasons.NotAuthorised,
        ModelOutcome.ModelGone => AnalysisReasons.ModelGone,
        ModelOutcome.Quota => AnalysisReasons.Quota,
        ModelOutcome.ServerError => AnalysisReasons.ServerError,
        ModelOutcome.Unreachable => AnalysisReasons.Unreachable,
        ModelOutcome.TimedOut => AnalysisReasons.TimedOut,
        ModelOutcome.Unreadable => AnalysisReasons.Unreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Outcome, "An outcome without a reason."),
    };
}
