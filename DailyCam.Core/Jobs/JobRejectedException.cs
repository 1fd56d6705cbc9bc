namespace DailyCam.Core.Jobs;

/// <summary>The work can never succeed as asked: it is not tried again.</summary>
public sealed class JobRejectedException : Exception
{
    public JobRejectedException()
    {
    }

    public JobRejectedException(string message)
        : base(message)
    {
    }

    public JobRejectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
