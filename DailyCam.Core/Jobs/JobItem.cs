namespace DailyCam.Core.Jobs;

/// <summary>
/// One piece of durable work. Our own truth beside the engine's: it dedupes by (kind, key), survives the engine's file, feeds the job page and
/// counts crashes, because a job that kills the process would otherwise be recovered for ever (docs/adr/0003).
/// </summary>
public sealed class JobItem
{
    public long Id { get; init; }

    public required JobKind Kind { get; init; }

    /// <summary>The id of what is worked on. A job's data is this and nothing else.</summary>
    public required string Key { get; init; }

    public JobUrgency Urgency { get; set; } = JobUrgency.Live;

    public JobState State { get; set; } = JobState.Waiting;

    /// <summary>Runs so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Runs that began and neither finished nor failed: the process died under them. Raised and committed before the work begins.</summary>
    public int Crashes { get; set; }

    /// <summary>0 to 1, for jobs that know.</summary>
    public double? Progress { get; set; }

    public string? LastError { get; set; }

    /// <summary>The exception with its stack, for the administrator's page.</summary>
    public string? LastErrorDetail { get; set; }

    public required DateTimeOffset EnqueuedAt { get; set; }

    /// <summary>When it should run next: the start for waiting jobs, the retry time for retrying ones.</summary>
    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
