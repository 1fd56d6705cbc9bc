using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Archive;

/// <summary>Exports as asked for: rows and their finished files. The work is a job.</summary>
public sealed class Exports(IDbContextFactory<DailyCamDbContext> contexts, CameraStore cameras, RecordingReader recordings, IJobQueue jobs, ShareLinks shares, DataLayout layout, TimeProvider clock)
{
    /// <summary>Stands in a file's name where a camera has none, or none that may be told.</summary>
    private const string Nameless = "DailyCam";

    /// <summary>Registers an export. The answer is there before any of it is made.</summary>
    public async Task<ExportOutcome> RequestAsync(CameraId camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if ((await EstimateAsync(camera, from, to, cancellationToken)).Problem is { } problem)
        {
            return new ExportOutcome(null, problem);
        }

        var export = new Export { CameraId = camera, FromAt = from, ToAt = to, RequestedAt = clock.GetUtcNow() };
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            context.Exports.Add(export);
            await context.SaveChangesAsync(cancellationToken);
        }

        await jobs.EnqueueAsync(JobKind.Export, export.Id.Value, TimeSpan.Zero, cancellationToken);
        return new ExportOutcome(export);
    }

    /// <summary>What an export would come to, by the index of what is recorded; or why it cannot be made. Nothing is registered.</summary>
    public async Task<(ExportEstimate? Estimate, Problem? Problem)> EstimateAsync(CameraId camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await cameras.FindAsync(camera, cancellationToken) is null)
        {
            return (null, new Problem("CameraNotFound", "camera"));
        }

        if (RecordingRange.Check(from, to, clock.GetUtcNow(), RecordingRange.LongestPlay) is { } problem)
        {
            return (null, problem);
        }

        var groups = RecordingPlaylist.Choose(await recordings.FilesAsync(camera, from, to, cancellationToken), from, to);
        if (groups.Count == 0)
        {
            return (null, new Problem("NothingRecorded"));
        }

        return (ExportEstimate.Of(groups, from, to), null);
    }

    public async Task<Export?> FindAsync(ExportId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exports.AsNoTracking().SingleOrDefaultAsync(export => export.Id == id, cancellationToken);
    }

    /// <summary>Absolute path of a finished export's file; null when it is not finished or gone.</summary>
    public string? FilePath(Export export) =>
        export is { State: ExportState.Done, FileName: { } name } && Path.Combine(layout.Exports, Path.GetFileName(name)) is var path && File.Exists(path) ? path : null;

    /// <summary>A name for the family: the camera's and the local date and time, without what file systems refuse.</summary>
    public async Task<string> DownloadNameAsync(Export export, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var name = (await cameras.FindAsync(export.CameraId, cancellationToken))?.Name ?? Nameless;
        var safe = string.Concat(name.Select(static c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim(' ', '.');
        return FileName(safe.Length == 0 ? Nameless : safe, export, zone);
    }

    /// <summary>A name that does not tell the camera's.</summary>
    public static string NamelessDownload(Export export, TimeZoneInfo zone) => FileName(Nameless, export, zone);

    /// <summary>All exports, newest first.</summary>
    public async Task<IReadOnlyList<Export>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exports.AsNoTracking().OrderByDescending(static export => export.RequestedAt).ThenBy(static export => export.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Takes an export away, its file and its row; one that is being made is stopped first. A problem when the file cannot be deleted; then its row stays.</summary>
    /// <returns>Not found when there is none.</returns>
    public async Task<(bool IsFound, Problem? Problem)> DeleteAsync(ExportId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Exports.AsNoTracking().SingleOrDefaultAsync(export => export.Id == id, cancellationToken) is not { } export)
        {
            return (false, null);
        }

        // First of all: whoever wants it gone does not want it seen while that takes its time or fails.
        await shares.RevokeAllAsync(context, id, cancellationToken);
        foreach (var job in await context.JobItems.Where(job => job.Kind == JobKind.Export && job.Key == id.Value).Select(static job => job.Id).ToListAsync(cancellationToken))
        {
            await jobs.CancelAsync(job, cancellationToken);
        }

        try
        {
            // Before the row, so that no crash leaves a file that nobody knows of; and after it, because a run that did not hear of the stop may just have put its file in place.
            File.Delete(FileOf(id));
            if (FilePath(export) is { } named)
            {
                File.Delete(named);
            }

            await context.Exports.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
            File.Delete(FileOf(id));
            return (true, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (true, new Problem("ExportNotDeleted"));
        }
    }

    /// <summary>Takes back an export that is not made yet, or could not be made: nothing is lost by it. A problem when it is made already; then it stays.</summary>
    /// <returns>Not found when there is none.</returns>
    public async Task<(bool IsFound, Problem? Problem)> CancelAsync(ExportId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { State: ExportState.Done } ? (true, new Problem("ExportMade")) : await DeleteAsync(id, cancellationToken);

    /// <summary>Where the file of a finished export lies.</summary>
    internal string FileOf(ExportId id) => Path.Combine(layout.Exports, NameOf(id));

    internal static string NameOf(ExportId id) => $"{id}.mp4";

    /// <summary>Changes a row as the work goes on. False when it is gone.</summary>
    internal async Task<bool> UpdateAsync(ExportId id, Action<Export> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Exports.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } export)
        {
            return false;
        }

        change(export);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string FileName(string name, Export export, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {TimeZoneInfo.ConvertTime(export.FromAt, zone):yyyy-MM-dd HH.mm.ss}.mp4");
}
