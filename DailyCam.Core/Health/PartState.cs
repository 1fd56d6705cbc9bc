namespace DailyCam.Core.Health;

public enum PartState
{
    Ok = 1,

    /// <summary>Works, but not as it should.</summary>
    Degraded = 2,
    Failed = 3,
}
