namespace DailyCam.Core.Jobs;

/// <summary>Carries a failed run out of the job to the engine, with our decision about the next try.</summary>
internal sealed class JobAttemptFailedException : Exception
{
    public JobAttemptFailedException()
    {
    }

    public JobAttemptFailedException(string message)
        : base(message)
    {
    }

    public JobAttemptFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JobAttemptFailedException(Exception cause, TimeSpan? retryAfter)
        : base(cause.Message, cause) => RetryAfter = retryAfter;

    /// <summary>Null when the failure is final.</summary>
    public TimeSpan? RetryAfter { get; }
}
