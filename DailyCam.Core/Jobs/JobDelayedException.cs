namespace DailyCam.Core.Jobs;

/// <summary>The other side is busy and said when to come back.</summary>
public sealed class JobDelayedException : Exception
{
    public JobDelayedException()
    {
    }

    public JobDelayedException(string message)
        : base(message)
    {
    }

    public JobDelayedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JobDelayedException(string message, TimeSpan retryAfter)
        : base(message) => RetryAfter = retryAfter;

    public TimeSpan RetryAfter { get; }
}
