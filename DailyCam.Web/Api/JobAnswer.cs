using System.Globalization;
using DailyCam.Core.Jobs;

namespace DailyCam.Web.Api;

/// <summary>A job with where it stands. Only administrators see it, so the exception is there in full.</summary>
internal sealed record JobAnswer(
    string Id,
    JobKind Kind,
    string Key,
    JobState State,
    int Attempts,
    int Crashes,
    double? Progress,
    string? Error,
    string? ErrorDetail,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<JobRun>? Runs = null)
{
    public static JobAnswer Of(JobItem job) => new(
        job.Id.ToString(CultureInfo.InvariantCulture), job.Kind, job.Key, job.State, job.Attempts, job.Crashes, job.Progress,
        job.LastError, job.LastErrorDetail, job.EnqueuedAt, job.DueAt, job.StartedAt, job.FinishedAt);
}
