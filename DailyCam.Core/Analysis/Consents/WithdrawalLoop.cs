using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>Writes withdrawals into the database that could not be written when they were made. They hold meanwhile.</summary>
internal sealed partial class WithdrawalLoop(ConsentStore consents, DatabaseBoard board, TimeProvider clock, ILogger<WithdrawalLoop> logger) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await consents.WriteOwedAsync(stoppingToken);
            }
            catch (Exception exception) when (PatientStart.IsAway(exception))
            {
                Log.StillOwed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1782, LogLevel.Warning, "A withdrawn consent cannot be written into the database yet; nothing is sent under it")]
        public static partial void StillOwed(ILogger logger, Exception exception);
    }
}
