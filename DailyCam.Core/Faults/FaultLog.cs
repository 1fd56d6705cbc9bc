using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Faults;

/// <summary>
/// Writes the fault history. Callers never wait: capture and archive must run when the database does not. One row stands for one outage:
/// a kind that is already open for a camera counts another attempt instead of a second row.
/// </summary>
public sealed partial class FaultLog(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock, ILogger<FaultLog> logger) : ILoop
{
    /// <summary>Hours of a home's worst day. When the database is away that long the newest entries are dropped: the first ones explain the outage.</summary>
    private const int QueueCapacity = 1000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<Entry> entries = Channel.CreateBounded<Entry>(new BoundedChannelOptions(QueueCapacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Dictionary<(CameraId? Camera, FaultKind Kind), long> open = [];
    private Entry? unwritten;

    /// <summary>Something failed, or failed again. Safe from any thread, never blocks, never throws.</summary>
    /// <param name="at">Since when: for a lost camera the receipt of its last frame.</param>
    public void Began(CameraId? camera, FaultCause cause, DateTimeOffset at) => entries.Writer.TryWrite(new Entry(camera, cause.Kind, cause, at));

    /// <summary>It works again (or is no longer wanted). Nothing happens when no fault of this kind is open.</summary>
    public void Recovered(CameraId? camera, FaultKind kind) => entries.Writer.TryWrite(new Entry(camera, kind, null, clock.GetUtcNow()));

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await LoadOpenAsync(stoppingToken);
        while (unwritten is not null || await entries.Reader.WaitToReadAsync(stoppingToken))
        {
            if (unwritten is null && !entries.Reader.TryRead(out unwritten))
            {
                continue;
            }

            if (await TryWriteAsync(unwritten, stoppingToken))
            {
                unwritten = null;
            }
            else
            {
                await Task.Delay(RetryDelay, clock, stoppingToken);
            }
        }
    }

    private async Task LoadOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        open.Clear();
        foreach (var fault in await context.Faults.AsNoTracking().Where(f => f.RecoveredAt == null).ToListAsync(cancellationToken))
        {
            open[(fault.CameraId, fault.Kind)] = fault.Id;
        }
    }

    private async Task<bool> TryWriteAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await (entry.Cause is { } cause ? WriteBeganAsync(context, entry, cause, cancellationToken) : WriteRecoveredAsync(context, entry, cancellationToken));
            return true;
        }
        catch (Exception exception) when (exception is DbUpdateException or System.Data.Common.DbException or IOException)
        {
            Log.NotWritten(logger, exception);
            return false;
        }
    }

    private async Task WriteBeganAsync(DailyCamDbContext context, Entry entry, FaultCause cause, CancellationToken cancellationToken)
    {
        if (open.TryGetValue((entry.Camera, entry.Kind), out var id))
        {
            await context.Faults.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Attempts, f => f.Attempts + 1), cancellationToken);
            await SharpenAsync(context, id, cause, cancellationToken);
            return;
        }

        var fault = new Fault { CameraId = entry.Camera, Kind = entry.Kind, Reason = cause.Reason, Detail = Cut(cause.Detail), BeganAt = entry.At, Attempts = 1 };
        context.Faults.Add(fault);
        await context.SaveChangesAsync(cancellationToken);
        open[(entry.Camera, entry.Kind)] = fault.Id;
    }

    /// <summary>"The connection was lost" tells less than what the next attempts found out ("login refused").</summary>
    private static Task SharpenAsync(DailyCamDbContext context, long id, FaultCause cause, CancellationToken cancellationToken) =>
        cause.Reason is FaultReason.Unknown or FaultReason.ConnectionLost
            ? Task.CompletedTask
            : context.Faults.Where(f => f.Id == id && (f.Reason == FaultReason.Unknown || f.Reason == FaultReason.ConnectionLost))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Reason, cause.Reason).SetProperty(f => f.Detail, Cut(cause.Detail)), cancellationToken);

    private async Task WriteRecoveredAsync(DailyCamDbContext context, Entry entry, CancellationToken cancellationToken)
    {
        if (open.TryGetValue((entry.Camera, entry.Kind), out var id))
        {
            await context.Faults.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.RecoveredAt, entry.At), cancellationToken);
            open.Remove((entry.Camera, entry.Kind));
        }
    }

    private static string? Cut(string? detail) => detail?.Length > Fault.MaxDetailLength ? detail[..Fault.MaxDetailLength] : detail;

    private sealed record Entry(CameraId? Camera, FaultKind Kind, FaultCause? Cause, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(1180, LogLevel.Warning, "The fault history could not be written; it is tried again")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
