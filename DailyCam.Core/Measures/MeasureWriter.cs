using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Measures;

/// <summary>Writes what was measured once a minute, and deletes what is old. Registered before capture, so that it stops after it and writes its last minutes.</summary>
internal sealed partial class MeasureWriter(MeasureQueue queue, MeasureStore store, IOptions<MeasuresOptions> options, TimeProvider clock, ILogger<MeasureWriter> logger) : ILoop
{
    public static readonly TimeSpan WriteInterval = TimeSpan.FromMinutes(1);

    /// <summary>How often old minutes are looked for.</summary>
    public static readonly TimeSpan CleanInterval = TimeSpan.FromHours(1);

    /// <summary>An orderly stop does not wait longer for a database that is away.</summary>
    private static readonly TimeSpan LastWriteLimit = TimeSpan.FromSeconds(1);

    private DateTimeOffset? cleanedAt;
    private bool isAway;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(WriteInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(WriteAndCleanAsync, stoppingToken);
            }
        }
        finally
        {
            using var limit = new CancellationTokenSource(LastWriteLimit, clock);
            await TryAsync(WriteAsync, limit.Token);
        }
    }

    private async Task WriteAndCleanAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (cleanedAt is not { } last || (now - last).Duration() >= CleanInterval)
        {
            await store.CleanAsync(now.AddDays(-options.Value.KeepDays), cancellationToken);
            cleanedAt = now;
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var minutes = queue.TakeAll();
        if (minutes.Count == 0)
        {
            return;
        }

        var written = false;
        try
        {
            await store.AddAsync(minutes, cancellationToken);
            written = true;
        }
        finally
        {
            if (!written)
            {
                queue.GiveBack(minutes);
            }
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point: what could not be written waits for the next minute.")]
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            isAway = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            if (!isAway)
            {
                isAway = true;
                Log.NotWritten(logger, queue.Count, exception);
            }
        }
        catch (OperationCanceledException)
        {
            // The stop, or a database that is away at the stop.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1150, LogLevel.Warning, "Measures of the streams could not be written; {Count} minutes wait, and the next try is in a minute")]
        public static partial void NotWritten(ILogger logger, int count, Exception exception);
    }
}
