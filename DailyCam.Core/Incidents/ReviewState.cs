namespace DailyCam.Core.Incidents;

public enum ReviewState
{
    New = 1,
    Confirmed = 2,

    /// <summary>Does not count in the score.</summary>
    FalseAlarm = 3,
    Resolved = 4,
}
