using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Jobs;

namespace DailyCam.Web.Api;

/// <summary>What the job page shows, for administrators.</summary>
internal static class JobsApi
{
    /// <summary>Runs of one job that are read back with their logs.</summary>
    private const int MostRuns = 20;

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").RequireAuthorization(ApiRoutes.AdminOnly);
        jobs.MapGet("/", ListAsync);
        jobs.MapGet("/{id}", GetAsync);
        jobs.MapPost("/{id}/retry", RetryAsync);
        jobs.MapPost("/{id}/cancel", CancelAsync);
    }

    private static async Task<IResult> ListAsync(string? state, string? after, int? limit, JobReader reader, CancellationToken cancellationToken)
    {
        var states = (state ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = Enum.GetValues<JobState>().Where(value => states.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        if (known.Count < states.Distinct(StringComparer.OrdinalIgnoreCase).Count())
        {
            return ProblemAnswers.From(new Problem("JobStateUnknown", "state"));
        }

        long? before = null;
        if (!string.IsNullOrEmpty(after))
        {
            if (!TryParse(after, out var cursor))
            {
                return ProblemAnswers.From(new Problem("CursorInvalid", "after"));
            }

            before = cursor;
        }

        var most = Paging.Limit(limit);
        var page = Paging.Page(await reader.ListAsync(known, before, most + 1, cancellationToken), most, static job => job.Id.ToString(CultureInfo.InvariantCulture));
        return TypedResults.Ok(new Paged<JobAnswer>([.. page.Items.Select(JobAnswer.Of)], page.Next));
    }

    private static async Task<IResult> GetAsync(string id, JobReader reader, CancellationToken cancellationToken) =>
        await FindAsync(id, reader, cancellationToken) is { } job
            ? TypedResults.Ok(JobAnswer.Of(job) with { Runs = await reader.ListRunsAsync(job, MostRuns, cancellationToken) })
            : ProblemAnswers.NotFound();

    private static async Task<IResult> RetryAsync(string id, JobReader reader, IJobQueue queue, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, reader, cancellationToken) is not { } job)
        {
            return ProblemAnswers.NotFound();
        }

        return await queue.RunAgainAsync(job.Id, cancellationToken) ? await AcceptedAsync(job.Id, reader, cancellationToken) : ProblemAnswers.Conflict(new Problem("JobNotEnded"));
    }

    private static async Task<IResult> CancelAsync(string id, JobReader reader, IJobQueue queue, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, reader, cancellationToken) is not { } job)
        {
            return ProblemAnswers.NotFound();
        }

        return await queue.CancelAsync(job.Id, cancellationToken) ? await AcceptedAsync(job.Id, reader, cancellationToken) : ProblemAnswers.Conflict(new Problem("JobEnded"));
    }

    private static async Task<IResult> AcceptedAsync(long id, JobReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) is { } job ? TypedResults.Accepted((string?)null, JobAnswer.Of(job)) : ProblemAnswers.NotFound();

    private static async Task<JobItem?> FindAsync(string id, JobReader reader, CancellationToken cancellationToken) =>
        TryParse(id, out var number) ? await reader.FindAsync(number, cancellationToken) : null;

    private static bool TryParse(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
