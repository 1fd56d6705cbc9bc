namespace DailyCam.Core.Cameras;

/// <summary>How a step of a connection test stands.</summary>
public enum ProbeState
{
    Running = 1,
    Passed = 2,

    /// <summary>It works, but the family should know something.</summary>
    Warned = 3,

    /// <summary>The test ends here.</summary>
    Failed = 4,
}
