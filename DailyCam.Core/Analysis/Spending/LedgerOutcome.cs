namespace DailyCam.Core.Analysis.Spending;

/// <summary>How a request that left the house ended; the first two are not ends.</summary>
public enum LedgerOutcome
{
    /// <summary>Money is set aside; nothing was sent yet.</summary>
    Reserved = 1,

    /// <summary>Being sent or waited for.</summary>
    Sending = 2,
    Answered = 3,
    Blocked = 4,
    CutOff = 5,
    Rejected = 6,
    NotAuthorised = 7,
    ModelGone = 8,
    Quota = 9,
    ServerError = 10,
    Unreachable = 11,
    TimedOut = 12,
    Unreadable = 13,

    /// <summary>DailyCam stopped or was killed while it waited: the provider may have got it and may bill it. Counts at the reserved price.</summary>
    Unknown = 14,

    /// <summary>Cancelled before anything was sent (consent withdrawn, job cancelled). Costs nothing and is not shown as a request.</summary>
    NotSent = 15,
}
