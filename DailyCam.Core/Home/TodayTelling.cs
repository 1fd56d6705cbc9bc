namespace DailyCam.Core.Home;

/// <summary>What may be said of what happened today. Each has words for parents (text key <c>Telling.&lt;name&gt;</c>).</summary>
public enum TodayTelling
{
    /// <summary>No minute was watched: nothing can be said.</summary>
    NothingWatched = 1,

    /// <summary>Some of it was watched, and no incident was seen in that time.</summary>
    NothingSeen = 2,

    /// <summary>There were incidents.</summary>
    Incidents = 3,
}
