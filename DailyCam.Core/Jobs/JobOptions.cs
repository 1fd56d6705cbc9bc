using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Jobs;

/// <summary>How durable work is run, retried and remembered.</summary>
public sealed class JobOptions
{
    public const string Section = "DailyCam:Jobs";

    /// <summary>Analyses of what has just been recorded at the same time. Default: 2.</summary>
    [Range(1, 32)]
    public int AnalysisWorkers { get; set; } = 2;

    /// <summary>Analyses of old recordings at the same time, beside those: what has just been recorded waits for none of them. Default: 1.</summary>
    [Range(1, 32)]
    public int BacklogWorkers { get; set; } = 1;

    /// <summary>Exports at the same time; they only copy, so one keeps the disk free for the recordings. Default: 1.</summary>
    [Range(1, 32)]
    public int ExportWorkers { get; set; } = 1;

    /// <summary>Examinations by a model at the same time; each holds a copy of ten minutes in memory and waits for an answer most of its time. Default: 2.</summary>
    [Range(1, 32)]
    public int ExaminationWorkers { get; set; } = 2;

    /// <summary>Further tries after a failed run. Default: 3; 0 tries once only.</summary>
    [Range(0, 100)]
    public int Retries { get; set; } = 3;

    /// <summary>Wait before each further try, unless the other side named its own. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait that another side may ask for with <see cref="JobDelayedException"/>. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "7.00:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A job under which the process died this often is given up, or it would take DailyCam down for ever. Default: 3.</summary>
    [Range(1, 100)]
    public int MaxCrashes { get; set; } = 3;

    /// <summary>How often rows that the engine does not know are handed to it again. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a running job's progress is written. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Days that finished jobs stay on the job page. Default: 7.</summary>
    [Range(1, 365)]
    public int KeepDoneDays { get; set; } = 7;

    /// <summary>Days that failed jobs stay on the job page. Default: 30.</summary>
    [Range(1, 365)]
    public int KeepFailedDays { get; set; } = 30;
}
