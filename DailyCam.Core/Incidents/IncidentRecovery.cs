using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Incidents;

/// <summary>Runs once at start: no incident stays open because the process that watched it was killed.</summary>
internal sealed partial class IncidentRecovery(IncidentLog log, TimeProvider clock, ILogger<IncidentRecovery> logger) : ILoop
{
    private DateTimeOffset? startedAt;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        // Not sooner: on a computer whose clock is not set, time goes on from the last run's only when the database has been read.
        startedAt ??= clock.GetUtcNow();
        if (await log.CloseLeftoversAsync(startedAt.Value, stoppingToken) is > 0 and var closed)
        {
            Log.Closed(logger, closed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1500, LogLevel.Information, "Ended {Count} incidents that an earlier run had left open")]
        public static partial void Closed(ILogger logger, int count);
    }
}
