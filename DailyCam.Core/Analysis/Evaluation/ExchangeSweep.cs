using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Removes kept exchanges once an hour when their time is over, also when no new ones are made.</summary>
internal sealed partial class ExchangeSweep(ExchangeKeeper keeper, TimeProvider clock, ILogger<ExchangeSweep> logger) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                keeper.Prune();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotRemoved(logger, exception); // The next hour tries again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1791, LogLevel.Warning, "Old exchanges with models could not be removed")]
        public static partial void NotRemoved(ILogger logger, Exception exception);
    }
}
