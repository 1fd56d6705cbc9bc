namespace DailyCam.Core.Archive;

/// <summary>Why a file ends before the fragment at hand.</summary>
internal enum CutReason
{
    /// <summary>The wall clock passed a multiple of the segment length.</summary>
    Boundary,

    /// <summary>The fragment belongs to another attempt: new decode times, perhaps new parameters.</summary>
    NewAttempt,

    /// <summary>The camera changed its parameters in the middle of a connection: another header, and no time between the two.</summary>
    NewParameters,

    /// <summary>Fragments between the two were dropped.</summary>
    Hole,

    /// <summary>Wall clock and media time went apart.</summary>
    Drift,
}
