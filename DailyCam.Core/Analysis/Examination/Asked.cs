using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What came of a question: a reply, a budget that does not hold it, or neither when consent was withdrawn before it was sent.</summary>
internal sealed record Asked(ModelReply? Reply, SpendingRefusal? Refusal)
{
    public static Asked NotAllowed { get; } = new(null, null);
}
