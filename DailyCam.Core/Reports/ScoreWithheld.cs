namespace DailyCam.Core.Reports;

/// <summary>Why a day has no score.</summary>
public enum ScoreWithheld
{
    /// <summary>No minute was watched.</summary>
    NothingWatched = 1,

    /// <summary>Some were, but too small a part of what was recorded: 100 points for one hour would be read as 100 points for the day.</summary>
    TooLittleWatched = 2,
}
