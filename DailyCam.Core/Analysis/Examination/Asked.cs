using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What came of a question: a reply, a budget that does not hold it, or neither when it was not sent after all.</summary>
internal sealed record Asked(ModelReply? Reply, SpendingRefusal? Refusal)
{
    /// <summary>Consent was withdrawn before it was sent.</summary>
    public static Asked NotAllowed { get; } = new(null, null);

    /// <summary>What was to be sent may not be sent as it is any more.</summary>
    public static Asked Outdated { get; } = new(null, null) { IsOutdated = true };

    public bool IsOutdated { get; private init; }
}
