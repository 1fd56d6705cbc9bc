namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>How a model graded one picture. Only the last two can become an incident, and how bad that is is decided in code.</summary>
public enum SnapshotGrade
{
    CannotTell = 0,

    /// <summary>Somebody is visible and nothing dangerous is. It says nothing of the moment before or after.</summary>
    Safe = 1,
    Info = 2,
    Warning = 3,
    Danger = 4,
}
