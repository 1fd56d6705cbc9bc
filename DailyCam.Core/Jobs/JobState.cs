namespace DailyCam.Core.Jobs;

public enum JobState
{
    Waiting = 1,
    Running = 2,

    /// <summary>Failed and due again.</summary>
    Retrying = 3,
    Failed = 4,
    Done = 5,
    Cancelled = 6,
}
