using Quartz;
using Quartz.Extensibility;

namespace DailyCam.Core.Jobs;

/// <summary>
/// Turns our decision about a failed run into the engine's retry policy for this one failure. The policy is set anew at each failure and never stored:
/// one stored on the trigger is lost when the engine recovers from a crash (docs/adr/0003).
/// </summary>
internal sealed class RetryFilter : IJobExecutionMiddleware
{
    /// <summary>The count of tries is kept in our own row, which survives crashes; the engine only has to do as told.</summary>
    private const int NoLimitOfItsOwn = 1_000_000;

    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken = default)
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (JobAttemptFailedException failure)
        {
            if (context.Trigger is IMutableTrigger trigger)
            {
                trigger.RetryPolicy = failure.RetryAfter is { } delay ? RetryPolicy.Fixed(NoLimitOfItsOwn, delay) : RetryPolicy.None;
            }

            throw;
        }
    }
}
