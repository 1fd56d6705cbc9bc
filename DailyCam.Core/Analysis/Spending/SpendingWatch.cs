using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Looks twice a minute at budgets, keys and the ends of models, and keeps what must be said for every page, so that no page asks the database for it.</summary>
public sealed partial class SpendingWatch(AlarmReader reader, DatabaseBoard board, TimeProvider clock, ILogger<SpendingWatch> logger) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private volatile IReadOnlyList<AnalysisAlarm> alarms = [];

    /// <summary>What must be said, the worst first; empty while no camera's footage may leave the house. Safe from any thread.</summary>
    public IReadOnlyList<AnalysisAlarm> Alarms => alarms;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                Tell(await reader.ReadAsync(stoppingToken));
            }
            catch (Exception exception) when (PatientStart.IsAway(exception))
            {
                Log.NotRead(logger, exception); // What was known stays said; the next look asks again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Tell(IReadOnlyList<AnalysisAlarm> now)
    {
        foreach (var alarm in now.Except(alarms))
        {
            Log.Alarm(logger, alarm.Kind, alarm.Model, alarm.EndsOn);
        }

        alarms = now;
    }

    private static partial class Log
    {
        [LoggerMessage(1773, LogLevel.Warning, "Analysis outside the house: {Kind} {Model} {EndsOn}")]
        public static partial void Alarm(ILogger logger, AnalysisAlarmKind kind, string? model, DateOnly? endsOn);

        [LoggerMessage(1774, LogLevel.Debug, "Budgets and models could not be looked at")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
