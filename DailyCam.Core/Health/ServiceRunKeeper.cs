using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Health;

/// <summary>Writes down that DailyCam runs, so that the timeline can tell "nobody watched" from "nothing happened".</summary>
internal sealed partial class ServiceRunKeeper(
    IDbContextFactory<DailyCamDbContext> contexts, IOptions<HealthOptions> options, TimeProvider clock, ILogger<ServiceRunKeeper> logger) : ILoop
{
    private long? id;
    private DateTimeOffset startedAt;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        id ??= await BeginAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.HeartbeatInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await NoteAsync(id.Value, stopped: false);
            }
        }
        finally
        {
            if (stoppingToken.IsCancellationRequested)
            {
                await NoteAsync(id.Value, stopped: true);
            }
        }
    }

    private async Task<long> BeginAsync(CancellationToken cancellationToken)
    {
        startedAt = clock.GetUtcNow();
        var run = new ServiceRun { StartedAt = startedAt, LastSeenAt = startedAt };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ServiceRuns.Add(run);
        await context.SaveChangesAsync(cancellationToken);
        return run.Id;
    }

    /// <summary>Not cancellable: the note of an orderly stop is written while DailyCam stops.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A heartbeat that could not be written (a full disk) is followed by another; the run goes on.")]
    private async Task NoteAsync(long run, bool stopped)
    {
        try
        {
            var now = clock.GetUtcNow();
            var stoppedAt = stopped ? now : (DateTimeOffset?)null;
            var begun = clock.Corrected(startedAt);
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await context.ServiceRuns.Where(r => r.Id == run).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.StartedAt, begun).SetProperty(r => r.LastSeenAt, now).SetProperty(r => r.StoppedAt, stoppedAt), CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotWritten(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1970, LogLevel.Warning, "The sign of life could not be written")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
