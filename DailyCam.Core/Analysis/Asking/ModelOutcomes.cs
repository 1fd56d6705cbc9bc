namespace DailyCam.Core.Analysis.Asking;

/// <summary>What follows from each outcome.</summary>
public static class ModelOutcomes
{
    /// <summary>
    /// Whether the same request may succeed later. Server-side errors, quota and transport are; what was refused is not, and neither is an answer that ran into its length limit: it was paid in
    /// full, and the same question would run into the same limit.
    /// </summary>
    public static bool IsWorthAnotherTry(this ModelOutcome outcome) => outcome
        is ModelOutcome.Quota or ModelOutcome.ServerError or ModelOutcome.Unreachable or ModelOutcome.TimedOut or ModelOutcome.Unreadable;

    /// <summary>Whether the settings must change first: an administrator is told.</summary>
    public static bool NeedsSettings(this ModelOutcome outcome) => outcome is ModelOutcome.NotAuthorised or ModelOutcome.ModelGone;
}
