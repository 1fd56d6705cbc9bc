namespace DailyCam.Core.Timeline;

/// <summary>
/// What is known of one minute. Every minute that has passed has exactly one; only the first three say that somebody looked. A minute keeps its state when its recording is deleted; the gaps say so.
/// </summary>
public enum CoverageState
{
    /// <summary>Looked at; nothing dangerous seen. Examined, or, where nobody but local vision looks, watched by it while it was recorded.</summary>
    AnalysedClear = 1,

    /// <summary>Looked at; something happened.</summary>
    AnalysedWithIncident = 2,

    /// <summary>Looked at by local vision, which saw nothing move.</summary>
    FilteredLocally = 3,

    /// <summary>Recorded; its examination is still to come, and may change what is known.</summary>
    Waiting = 4,

    /// <summary>Recorded; its examination failed.</summary>
    Failed = 5,

    /// <summary>Recorded; the model refused to look.</summary>
    Blocked = 6,

    /// <summary>Recorded, but not examined by choice or rule: analysis switched off or cancelled, segment too short, budget spent.</summary>
    Skipped = 7,

    /// <summary>Recorded, but local vision was off or away.</summary>
    NotWatched = 8,

    /// <summary>The family had switched the camera off.</summary>
    CameraOff = 9,

    /// <summary>Nothing is recorded, and nothing known of what may have been; the gaps say why.</summary>
    NotRecorded = 10,
}
