namespace DailyCam.Core.Jobs;

/// <summary>Whether and when a failed run is tried again.</summary>
internal static class JobRetryRule
{
    /// <summary>Null when this failure is final.</summary>
    /// <param name="failures">Failed runs so far, this one included; runs that the process died under are counted elsewhere.</param>
    public static TimeSpan? NextDelay(Exception failure, int failures, JobOptions options) => failure switch
    {
        JobRejectedException => null,
        _ when failures > options.Retries => null,
        JobDelayedException { RetryAfter: var asked } when asked > TimeSpan.Zero => asked < options.LongestDelay ? asked : options.LongestDelay,
        _ => options.RetryDelay,
    };
}
