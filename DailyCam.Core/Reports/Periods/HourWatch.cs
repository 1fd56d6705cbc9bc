namespace DailyCam.Core.Reports.Periods;

/// <summary>How much of an hour was watched: whether "no incident" may be said of it.</summary>
public enum HourWatch
{
    /// <summary>At least half of it.</summary>
    Watched = 1,

    /// <summary>Less than half of it.</summary>
    Partly = 2,

    /// <summary>None of it.</summary>
    NotWatched = 3,

    /// <summary>Nothing of it has passed yet, or every camera was switched off.</summary>
    Ahead = 4,
}
