namespace DailyCam.Core.Reports.Questions;

/// <summary>Whether something would have been seen if it had been there.</summary>
internal enum Sight
{
    /// <summary>Local vision looked.</summary>
    Watched = 1,

    /// <summary>Nobody looked.</summary>
    Unwatched = 2,

    /// <summary>No danger zone is drawn, so none can be entered.</summary>
    NoZone = 3,

    /// <summary>A model examined footage of the time closely.</summary>
    Examined = 4,

    /// <summary>Only a model can see such a thing, and none looked closely.</summary>
    NotExamined = 5,
}
