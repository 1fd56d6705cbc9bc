using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>
/// Remembers which models cannot be asked until somebody changes the settings, because the key was refused or the model is gone, so that no footage leaves the house for an error. Of this process
/// only: whoever changes the settings starts DailyCam again, and the first request shows whether it helped. Safe from any thread.
/// </summary>
internal sealed class RefusedModels(TimeProvider clock)
{
    /// <summary>One request in this time goes out all the same: what was put right at the provider is noticed without a restart, and no more footage than that travels in vain.</summary>
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Analyzer, string Model), Refusal> refusals = [];

    /// <summary>Why a request would be in vain, one of <see cref="AnalysisReasons"/>; null when it may be made. Whoever gets null for a refused model makes this hour's request.</summary>
    public string? WhyNot(string analyzer, string model)
    {
        lock (gate)
        {
            if (!refusals.TryGetValue((analyzer, model), out var refusal))
            {
                return null;
            }

            if (clock.GetElapsedTime(refusal.Since) < ProbeInterval)
            {
                return refusal.Reason;
            }

            refusals[(analyzer, model)] = refusal with { Since = clock.GetTimestamp() };
            return null;
        }
    }

    /// <summary>A request came back.</summary>
    public void Note(string analyzer, string model, ModelReply reply)
    {
        lock (gate)
        {
            if (reply.Outcome.NeedsSettings())
            {
                refusals[(analyzer, model)] = new Refusal(ReplyEnding.ReasonOf(reply), clock.GetTimestamp());
            }
            else if (reply.Outcome is ModelOutcome.Answered or ModelOutcome.Blocked or ModelOutcome.CutOff or ModelOutcome.Quota)
            {
                // Only who knows the key and the model says any of these.
                refusals.Remove((analyzer, model));
            }
        }
    }

    private sealed record Refusal(string Reason, long Since);
}
