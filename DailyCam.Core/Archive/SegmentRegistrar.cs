using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// Writes the rows of closed files and tells the listeners, off the recording threads: a slow or locked database never holds up a disk. While the database is unavailable the file is
/// safe and the row is tried again; a file whose row was never written is adopted at the next start.
/// </summary>
internal sealed partial class SegmentRegistrar(
    IDbContextFactory<DailyCamDbContext> contexts,
    OpenSegments registry,
    IEnumerable<IClosedSegmentListener> listeners,
    TimeProvider clock,
    ILogger<SegmentRegistrar> logger) : IHostedLifecycleService, IDisposable
{
    /// <summary>A month of one camera's files. When even that is full the row is left to the next start, which finds the file.</summary>
    private const int Capacity = 4096;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<ArchiveSegment> closed = Channel.CreateBounded<ArchiveSegment>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource giveUp = new();
    private Task pump = Task.CompletedTask;

    /// <summary>Takes a closed segment over. Never blocks; safe from any thread.</summary>
    public void Register(ArchiveSegment segment)
    {
        if (!closed.Writer.TryWrite(segment))
        {
            Log.LeftToRecovery(logger, segment.Path);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pump = Task.Run(PumpAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Only when every loop has stopped: capture's end closes the last files, and their rows belong into this run.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // A host may be told twice to stop; the second time finds the channel complete, and maybe this disposed.
        if (closed.Writer.TryComplete())
        {
            giveUp.CancelAfter(StopLimit);
        }

        await pump.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        // After a start that failed, this comes before the stop.
        closed.Writer.TryComplete();
        giveUp.Dispose();
    }

    private async Task PumpAsync()
    {
        await foreach (var segment in closed.Reader.ReadAllAsync(giveUp.Token))
        {
            bool? isNew;
            for (var tries = 1; (isNew = await TryStoreAsync(segment, tries)) is null; tries++)
            {
                await Task.Delay(RetryDelay, clock, giveUp.Token);
            }

            registry.Remove(segment.Id);
            if (isNew == true)
            {
                await TellAsync(segment);
            }
        }
    }

    /// <summary>True when the row was written, false when it was there already, null when the database refused.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the row: whatever the database says, the file is safe and the row is tried again.")]
    private async Task<bool?> TryStoreAsync(ArchiveSegment segment, int tries)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(giveUp.Token);
            if (await context.ArchiveSegments.AnyAsync(row => row.Id == segment.Id || row.Path == segment.Path, giveUp.Token))
            {
                return false;
            }

            context.ArchiveSegments.Add(segment);
            await context.SaveChangesAsync(giveUp.Token);
            return true;
        }
        catch (Exception exception) when (!giveUp.IsCancellationRequested)
        {
            if (tries == 1)
            {
                Log.RowFailed(logger, segment.Path, exception);
            }

            return null;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One listener's failure must not keep the segment from the others, nor end the worker.")]
    private async Task TellAsync(ArchiveSegment segment)
    {
        foreach (var listener in listeners)
        {
            try
            {
                await listener.SegmentClosedAsync(segment, giveUp.Token);
            }
            catch (Exception exception)
            {
                Log.ListenerFailed(logger, listener.GetType().Name, segment.Path, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1620, LogLevel.Error, "The row of {Path} could not be written; the file is safe and the row is tried again")]
        public static partial void RowFailed(ILogger logger, string path, Exception exception);

        [LoggerMessage(1621, LogLevel.Error, "{Listener} failed for {Path}")]
        public static partial void ListenerFailed(ILogger logger, string listener, string path, Exception exception);

        [LoggerMessage(1622, LogLevel.Error, "The row of {Path} is left to the next start")]
        public static partial void LeftToRecovery(ILogger logger, string path);
    }
}
