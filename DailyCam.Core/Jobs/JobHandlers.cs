using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Jobs;

/// <summary>Who does which kind of work. Asked for late, because a feature that does work may also register some.</summary>
internal sealed partial class JobHandlers(IServiceProvider provider, ILogger<JobHandlers> logger)
{
    private readonly Lazy<Dictionary<JobKind, IJobHandler>> byKind =
        new(() => provider.GetServices<IJobHandler>().ToDictionary(static handler => handler.Kind));

    /// <exception cref="JobRejectedException">Nobody does this kind of work.</exception>
    public IJobHandler Get(JobKind kind) => byKind.Value.GetValueOrDefault(kind) ?? throw new JobRejectedException(JobErrors.NoHandler);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The job has ended; a handler that cannot note it must not make it look running.")]
    public async Task TellGivenUpAsync(JobKind kind, string key, string error)
    {
        try
        {
            if (byKind.Value.TryGetValue(kind, out var handler))
            {
                await handler.GivenUpAsync(key, error, CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            Log.NotTold(logger, kind, key, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1805, LogLevel.Error, "The end of {Kind} job {Key} could not be noted by its feature")]
        public static partial void NotTold(ILogger logger, JobKind kind, string key, Exception exception);
    }
}
