namespace DailyCam.Core.Jobs;

/// <summary>Values of <see cref="JobItem.LastError"/> that are ours and have a sentence of their own (text key <c>JobError.&lt;value&gt;</c>); anything else is an exception's own words.</summary>
public static class JobErrors
{
    /// <summary>DailyCam died under it <see cref="JobOptions.MaxCrashes"/> times; it is not started again by itself.</summary>
    public const string ProcessDied = "ProcessDied";

    /// <summary>Somebody took it out.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>No part of this DailyCam does this kind of work.</summary>
    public const string NoHandler = "NoHandler";
}
