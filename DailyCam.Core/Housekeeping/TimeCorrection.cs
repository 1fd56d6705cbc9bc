using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Gives what was noted before the computer's clock was set its true time, once, as soon as that is known: recordings with what is known of them, incidents and faults. The files keep their
/// names, which nothing reads a time from. What an earlier run recorded without a clock stays marked: nobody knows when it was.
/// </summary>
internal sealed partial class TimeCorrection(IDbContextFactory<DailyCamDbContext> contexts, StandInClock clock, ILogger<TimeCorrection> logger) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>After this, what was noted before the clock was set is in the database: a file ends at its next key frame, a minute of activity when it is over.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private StandInTime? done;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        if (clock.IsStandIn)
        {
            Log.StandsIn(logger, clock.GetUtcNow());
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>One look.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (clock.Past is not { } past || past == done || clock.GetElapsedTime(past.EndedAt) < Settling)
        {
            return;
        }

        if (past.IsCorrected)
        {
            var recordings = await CorrectAsync(past, cancellationToken);
            Log.Corrected(logger, recordings, past.Shift);
        }

        done = past;
    }

    private async Task<int> CorrectAsync(StandInTime past, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var recordings = await CorrectRecordingsAsync(context, past, cancellationToken);
        await CorrectAnalysesAsync(context, past, cancellationToken);
        await CorrectActivityAsync(context, past, cancellationToken);
        await CorrectIncidentsAsync(context, past, cancellationToken);
        await CorrectSnapshotsAsync(context, past, cancellationToken);
        await CorrectFaultsAsync(context, past, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return recordings;
    }

    private static async Task<int> CorrectRecordingsAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var rows = await context.ArchiveSegments.AsNoTracking().Where(s => s.IsTimeDoubtful && s.StartAt >= past.EarliestAt && s.StartAt <= past.ToAt)
            .Select(static s => new { s.Id, s.StartAt, s.EndAt }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (start, end) = (row.StartAt + past.Shift, row.EndAt + past.Shift);
            await context.ArchiveSegments.Where(s => s.Id == row.Id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.StartAt, start).SetProperty(s => s.EndAt, end).SetProperty(s => s.IsTimeDoubtful, false), cancellationToken);
        }

        return rows.Count;
    }

    private static async Task CorrectAnalysesAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var rows = await context.SegmentAnalyses.AsNoTracking().Where(a => a.StartAt >= past.EarliestAt && a.StartAt <= past.ToAt)
            .Select(static a => new { a.Id, a.StartAt, a.EndAt }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (start, end) = (row.StartAt + past.Shift, row.EndAt + past.Shift);
            await context.SegmentAnalyses.Where(a => a.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.StartAt, start).SetProperty(a => a.EndAt, end), cancellationToken);
        }
    }

    /// <summary>By whole minutes: each second of the track is then off by half a minute at most. Last minute first, so that each finds its new place free.</summary>
    private static async Task CorrectActivityAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var minutes = TimeSpan.FromMinutes(Math.Round(past.Shift.TotalMinutes));
        var before = past.FromAt.AddMinutes(-1);
        var rows = await context.ActivityMinutes.Where(a => a.Minute > before && a.Minute <= past.ToAt).OrderByDescending(static a => a.Minute).ToListAsync(cancellationToken);
        foreach (var row in minutes > TimeSpan.Zero ? rows : [])
        {
            var at = row.Minute + minutes;
            context.Remove(row);
            if (!await context.ActivityMinutes.AnyAsync(a => a.CameraId == row.CameraId && a.Minute == at, cancellationToken))
            {
                context.Add(new ActivityMinute { CameraId = row.CameraId, Minute = at, Samples = row.Samples });
            }

            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task CorrectIncidentsAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var rows = await context.Incidents.AsNoTracking().Where(i => i.StartAt >= past.EarliestAt && i.StartAt <= past.ToAt)
            .Select(static i => new { i.Id, i.StartAt, i.EvidenceAt, i.EndAt }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (start, evidence, end) = (past.Corrected(row.StartAt), past.Corrected(row.EvidenceAt), row.EndAt is { } at ? past.Corrected(at) : (DateTimeOffset?)null);
            await context.Incidents.Where(i => i.Id == row.Id).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.StartAt, start).SetProperty(i => i.EvidenceAt, evidence).SetProperty(i => i.EndAt, end), cancellationToken);
        }
    }

    private static async Task CorrectSnapshotsAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var rows = await context.ModelSnapshots.AsNoTracking().Where(s => s.TakenAt >= past.EarliestAt && s.TakenAt <= past.ToAt)
            .Select(static s => new { s.Id, s.TakenAt, s.LastAt }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (taken, last) = (past.Corrected(row.TakenAt), past.Corrected(row.LastAt));
            await context.ModelSnapshots.Where(s => s.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.TakenAt, taken).SetProperty(s => s.LastAt, last), cancellationToken);
        }
    }

    private static async Task CorrectFaultsAsync(DailyCamDbContext context, StandInTime past, CancellationToken cancellationToken)
    {
        var rows = await context.Faults.AsNoTracking().Where(f => f.BeganAt >= past.EarliestAt && f.BeganAt <= past.ToAt)
            .Select(static f => new { f.Id, f.BeganAt, f.RecoveredAt }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var (began, recovered) = (past.Corrected(row.BeganAt), row.RecoveredAt is { } at ? past.Corrected(at) : (DateTimeOffset?)null);
            await context.Faults.Where(f => f.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.BeganAt, began).SetProperty(f => f.RecoveredAt, recovered), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1656, LogLevel.Warning, "The computer's clock is not set. Recording goes on; until the clock is set, time goes on from {StandIn:u}, and nothing is deleted for its age")]
        public static partial void StandsIn(ILogger logger, DateTimeOffset standIn);

        [LoggerMessage(1657, LogLevel.Warning, "The computer's clock was set: {Count} recordings of before are {Shift} later now")]
        public static partial void Corrected(ILogger logger, int count, TimeSpan shift);
    }
}
