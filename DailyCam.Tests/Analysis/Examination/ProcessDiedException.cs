namespace DailyCam.Tests.Analysis.Examination;

/// <summary>What a process sees that is not there any more.</summary>
public sealed class ProcessDiedException : Exception
{
    public ProcessDiedException()
    {
    }

    public ProcessDiedException(string message)
        : base(message)
    {
    }

    public ProcessDiedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
