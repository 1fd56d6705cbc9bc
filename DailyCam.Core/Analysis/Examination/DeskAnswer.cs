using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What came of a question: exactly one of the three.</summary>
/// <param name="Paid">The ledger's row with the answer's text.</param>
/// <param name="Reply">The model was asked and gave no answer.</param>
/// <param name="Ending">The model was not asked.</param>
internal sealed record DeskAnswer(LedgerEntry? Paid, ModelReply? Reply, AnalysisResult? Ending)
{
    public static DeskAnswer NoConsent { get; } = NotAllowed(AnalysisReasons.NoConsent);

    public static DeskAnswer Answered(LedgerEntry entry) => new(entry, null, null);

    public static DeskAnswer Unanswered(ModelReply reply) => new(null, reply, null);

    public static DeskAnswer Refused(AnalysisResult ending) => new(null, null, ending);

    /// <summary>The family does not want it to be shown.</summary>
    public static DeskAnswer NotAllowed(string reason) => Refused(new AnalysisResult(AnalysisState.SwitchedOff, null, reason));

    public static DeskAnswer Over(string reason) => Refused(new AnalysisResult(AnalysisState.OverBudget, null, reason));

    public static DeskAnswer Failed(string reason) => Refused(new AnalysisResult(AnalysisState.Failed, null, reason));
}
