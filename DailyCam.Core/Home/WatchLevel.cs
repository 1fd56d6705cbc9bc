namespace DailyCam.Core.Home;

/// <summary>The answer to "is my child being watched now?" over all cameras. Each has words for parents (text key <c>Level.&lt;name&gt;</c>).</summary>
public enum WatchLevel
{
    /// <summary>There is no camera.</summary>
    NoCamera = 1,

    /// <summary>Every camera is watched.</summary>
    All = 2,

    /// <summary>Some cameras are watched, and some are not.</summary>
    Some = 3,

    /// <summary>None is watched yet: they are connecting.</summary>
    Connecting = 4,

    /// <summary>The family switched all of them off.</summary>
    Off = 5,

    /// <summary>None is watched.</summary>
    None = 6,
}
