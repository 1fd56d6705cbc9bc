using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Faults;

/// <summary>
/// Writes the fault history. Callers never wait: capture and archive must run when the database does not. One row stands for one outage:
/// a kind that is already open for a part of a camera counts another attempt instead of a second row.
/// </summary>
public sealed partial class FaultLog(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock, ILogger<FaultLog> logger) : ILoop
{
    /// <summary>Hours of a home's worst day. When the database is away that long the newest entries are dropped: the first ones explain the outage.</summary>
    private const int QueueCapacity = 1000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<Entry> entries = Channel.CreateBounded<Entry>(new BoundedChannelOptions(QueueCapacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Lock gate = new();
    private readonly Dictionary<Key, OpenFault> broken = [];
    private readonly Dictionary<Key, Row> open = [];
    private Entry? unwritten;

    /// <summary>What is broken at this moment, oldest first. Known without the database.</summary>
    public IReadOnlyList<OpenFault> Open
    {
        get
        {
            lock (gate)
            {
                return [.. broken.Values.Select(fault => fault with { BeganAt = clock.Corrected(fault.BeganAt) }).OrderBy(static fault => fault.BeganAt)];
            }
        }
    }

    /// <summary>Something failed, or failed again. Safe from any thread, never blocks, never throws.</summary>
    /// <param name="camera">Null when it concerns all cameras.</param>
    /// <param name="at">Since when: for a lost camera the receipt of its last frame.</param>
    public void Began(CameraId? camera, FaultCause cause, DateTimeOffset at)
    {
        var key = new Key(camera, cause.Kind, cause.Stage);
        lock (gate)
        {
            broken[key] = broken.TryGetValue(key, out var known)
                ? known with { Cause = SaysMore(known.Cause.Reason, cause.Reason) ? cause : known.Cause, Attempts = known.Attempts + 1 }
                : new OpenFault(camera, cause, at, 1);
            entries.Writer.TryWrite(new Entry(key, cause, at, null));
        }
    }

    /// <summary>It works again (or is no longer wanted). Nothing happens when no fault of this kind is open.</summary>
    /// <param name="end">How it ended; null for the usual end of its kind, now.</param>
    public void Recovered(CameraId? camera, FaultKind kind, FaultEnd? end = null)
    {
        end ??= new FaultEnd(FaultStages.UsualEnd(kind));
        var key = new Key(camera, kind, end.Stage ?? FaultStages.Of(kind));
        lock (gate)
        {
            broken.Remove(key);
            entries.Writer.TryWrite(new Entry(key, null, end.At ?? clock.GetUtcNow(), end));
        }
    }

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
            open[new Key(fault.CameraId, fault.Kind, fault.Stage ?? FaultStages.Of(fault.Kind))] = new Row(fault.Id, fault.BeganAt);
        }
    }

    private async Task<bool> TryWriteAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await (entry.Cause is { } cause ? WriteBeganAsync(context, entry, cause, cancellationToken) : WriteRecoveredAsync(context, entry, entry.End!, cancellationToken));
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
        if (open.TryGetValue(entry.Key, out var row))
        {
            await context.Faults.Where(f => f.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Attempts, f => f.Attempts + 1), cancellationToken);
            await SharpenAsync(context, row.Id, cause, cancellationToken);
            return;
        }

        var fault = new Fault
        {
            CameraId = entry.Key.Camera, Kind = entry.Key.Kind, Stage = entry.Key.Stage, Reason = cause.Reason, Detail = Cut(cause.Detail), BeganAt = entry.At, Attempts = 1,
        };
        context.Faults.Add(fault);
        await context.SaveChangesAsync(cancellationToken);
        open[entry.Key] = new Row(fault.Id, fault.BeganAt);
    }

    /// <summary>"The connection was lost" tells less than what the next attempts found out ("login refused").</summary>
    private static bool SaysMore(FaultReason known, FaultReason now) =>
        known is FaultReason.Unknown or FaultReason.ConnectionLost && now is not (FaultReason.Unknown or FaultReason.ConnectionLost);

    private static Task SharpenAsync(DailyCamDbContext context, long id, FaultCause cause, CancellationToken cancellationToken) =>
        !SaysMore(FaultReason.Unknown, cause.Reason)
            ? Task.CompletedTask
            : context.Faults.Where(f => f.Id == id && (f.Reason == FaultReason.Unknown || f.Reason == FaultReason.ConnectionLost))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Reason, cause.Reason).SetProperty(f => f.Detail, Cut(cause.Detail)), cancellationToken);

    private async Task WriteRecoveredAsync(DailyCamDbContext context, Entry entry, FaultEnd end, CancellationToken cancellationToken)
    {
        if (open.TryGetValue(entry.Key, out var row))
        {
            // A clock that was set back must not make an outage end before it began, nor one that was not set at all make it last for months.
            var began = clock.Corrected(row.BeganAt);
            var ended = clock.Corrected(entry.At);
            var at = ended < began ? began : ended;
            var lost = FaultStages.Lost(entry.Key.Stage, at - began, end.Lost).TotalSeconds;
            await context.Faults.Where(f => f.Id == row.Id).ExecuteUpdateAsync(
                set => set.SetProperty(f => f.BeganAt, began).SetProperty(f => f.RecoveredAt, at).SetProperty(f => f.Recovery, end.How).SetProperty(f => f.LostSeconds, lost), cancellationToken);
            open.Remove(entry.Key);
        }
    }

    private static string? Cut(string? detail) => detail?.Length > Fault.MaxDetailLength ? detail[..Fault.MaxDetailLength] : detail;

    private readonly record struct Key(CameraId? Camera, FaultKind Kind, FaultStage Stage);

    private readonly record struct Row(long Id, DateTimeOffset BeganAt);

    private sealed record Entry(Key Key, FaultCause? Cause, DateTimeOffset At, FaultEnd? End);

    private static partial class Log
    {
        [LoggerMessage(1180, LogLevel.Warning, "The fault history could not be written; it is tried again")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
