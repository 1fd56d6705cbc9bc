using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Forgets what was said of pictures when it is old.</summary>
internal sealed partial class SnapshotCleanup(SnapshotRows rows, DatabaseBoard board, TimeProvider clock, ILogger<SnapshotCleanup> logger) : ILoop
{
    /// <summary>A day is kept to the hour.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await rows.ForgetAsync(stoppingToken);
            }
            catch (Exception exception) when (PatientStart.IsAway(exception))
            {
                Log.Later(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1755, LogLevel.Debug, "Old notes about pictures could not be taken away and are tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
