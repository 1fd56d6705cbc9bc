using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What a request that ended costs, and how it is written down. Pure.</summary>
internal static class Settlement
{
    /// <summary>In millionths; null when nobody can tell, so that what was set aside goes on counting.</summary>
    public static long? CostOf(ModelReply reply, TokenPrice price)
    {
        if (reply.Usage is { } usage)
        {
            return price.CostOf(usage);
        }

        // What a provider answers with an error is not billed. A connection that broke, a time-out and an answer without figures may be.
        return reply.Outcome is ModelOutcome.Rejected or ModelOutcome.NotAuthorised or ModelOutcome.ModelGone or ModelOutcome.Quota or ModelOutcome.ServerError || reply.NeverArrived ? 0 : null;
    }

    public static LedgerOutcome OutcomeOf(ModelOutcome outcome) => outcome switch
    {
        ModelOutcome.Answered => LedgerOutcome.Answered,
        ModelOutcome.Blocked => LedgerOutcome.Blocked,
        ModelOutcome.CutOff => LedgerOutcome.CutOff,
        ModelOutcome.Rejected => LedgerOutcome.Rejected,
        ModelOutcome.NotAuthorised => LedgerOutcome.NotAuthorised,
        ModelOutcome.ModelGone => LedgerOutcome.ModelGone,
        ModelOutcome.Quota => LedgerOutcome.Quota,
        ModelOutcome.ServerError => LedgerOutcome.ServerError,
        ModelOutcome.Unreachable => LedgerOutcome.Unreachable,
        ModelOutcome.TimedOut => LedgerOutcome.TimedOut,
        ModelOutcome.Unreadable => LedgerOutcome.Unreadable,
        _ => LedgerOutcome.Unknown,
    };
}
