namespace DailyCam.Core.Analysis.Spending;

/// <summary>Why something was sent.</summary>
public enum LedgerPurpose
{
    Segment = 1,
    Verification = 2,
    Snapshot = 3,
    Question = 4,
    Report = 5,

    /// <summary>A comparison or a rehearsal that an administrator asked for.</summary>
    Evaluation = 6,
}
