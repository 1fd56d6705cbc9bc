namespace DailyCam.Core.Analysis;

/// <summary>Where an archive segment stands in its examination. Everything that says what is known of a minute reads this.</summary>
public enum AnalysisState
{
    /// <summary>Closed and verified; not registered yet.</summary>
    Recorded = 1,
    Queued = 2,
    Analysing = 3,
    Verifying = 4,
    Analysed = 5,

    /// <summary>Local vision found nothing worth a closer look.</summary>
    Filtered = 6,

    /// <summary>Shorter than <c>DailyCam:Analysis:MinimumSegmentSeconds</c> or under the size floor.</summary>
    TooShort = 7,

    /// <summary>No money was set aside for it, or so little is left that only dangerous moments are looked at.</summary>
    OverBudget = 8,

    /// <summary>The model refused to look.</summary>
    Blocked = 9,
    Failed = 10,

    /// <summary>The family switched analysis off for the camera, or took its consent to an analyzer back before anything was sent.</summary>
    SwitchedOff = 11,

    /// <summary>Recorded, but local vision was off or away for so much of it that nothing can be said.</summary>
    NotWatched = 12,

    /// <summary>Somebody took the job out; it can be asked for again.</summary>
    Cancelled = 13,
}
