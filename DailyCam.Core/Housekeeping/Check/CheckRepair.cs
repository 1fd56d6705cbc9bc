using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Housekeeping.Check;

/// <summary>
/// Puts right what a check found, for whoever holds the data folder: takes files in, sets aside what nobody knows or can read, and notes what is gone. Deletes temporary files of ours,
/// archive files that provably hold no picture, and nothing else.
/// </summary>
internal sealed class CheckRepair(IDbContextFactory<DailyCamDbContext> contexts, FileSalvage salvage, ArchiveVolume volume, DeletionLog deletions, DataLayout layout)
{
    /// <summary>Where files go that no row knows, below the data folder.</summary>
    public const string AsideFolder = "set-aside";

    public async Task<IReadOnlyList<CheckFinding>> DoAsync(IReadOnlyList<CheckFinding> findings, CancellationToken cancellationToken)
    {
        var done = new List<CheckFinding>();
        foreach (var finding in findings)
        {
            done.Add(finding with { Repaired = await TryAsync(finding, cancellationToken) });
        }

        return done;
    }

    private async Task<string?> TryAsync(CheckFinding finding, CancellationToken cancellationToken)
    {
        try
        {
            return await DoAsync(finding, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It stays a finding; a disk that refuses is no reason to leave the others.
        }
    }

    private Task<string?> DoAsync(CheckFinding finding, CancellationToken cancellationToken) => finding.Kind switch
    {
        CheckKind.FileMissing => ForgetAsync(finding.Name, "its row is taken away", cancellationToken),
        CheckKind.RowMissing => TakeInAsync(finding.Name, salvage.Adopt(finding.Name), cancellationToken),
        CheckKind.LeftOpen => TakeInAsync(finding.Name, salvage.Finish(finding.Name), cancellationToken),
        CheckKind.WrongSize or CheckKind.Unplayable => ReadAnewAsync(finding.Name, cancellationToken),
        CheckKind.PictureMissing => WithoutPictureAsync(finding.Name, cancellationToken),
        CheckKind.PictureWithoutIncident => Task.FromResult<string?>(SetAside(layout.Evidence, finding.Name)),
        CheckKind.ExportWithoutRow => Task.FromResult<string?>(SetAside(layout.Exports, finding.Name)),
        CheckKind.UploadWithoutRow => Task.FromResult<string?>(SetAside(layout.Uploads, finding.Name)),
        CheckKind.LeftoverTemporary => Task.FromResult<string?>(Delete(finding.Name)),
        _ => Task.FromResult<string?>(null),
    };

    /// <summary>The row of a recording goes; the timeline says that it was lost.</summary>
    private async Task<string?> ForgetAsync(string path, string what, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ArchiveSegments.AsNoTracking().Where(row => row.Path == path)
            .Select(static row => new RetentionCandidate(row.Id, row.CameraId, row.Path, row.StartAt, row.EndAt, row.SizeBytes)).SingleOrDefaultAsync(cancellationToken);
        if (row is not null)
        {
            await deletions.NoteAsync(row, RetentionReason.Lost, null, cancellationToken);
        }

        return what;
    }

    private async Task<string?> TakeInAsync(string path, ArchiveSegment? segment, CancellationToken cancellationToken)
    {
        if (segment is null)
        {
            return "it cannot be read and is set aside, or it was empty";
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ArchiveSegments.AnyAsync(row => row.Id == segment.Id || row.Path == segment.Path, cancellationToken))
        {
            salvage.SetAside(segment.Path);
            return "it is a second copy of a recording that is in the database, and is set aside";
        }

        context.ArchiveSegments.Add(segment);
        await context.SaveChangesAsync(cancellationToken);
        return segment.Path == path ? "taken in" : $"taken in as {segment.Path}";
    }

    /// <summary>What the file itself says takes the place of the row; a file that says nothing is set aside.</summary>
    private async Task<string?> ReadAnewAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(volume.Root, path)))
        {
            return null;
        }

        if (salvage.Adopt(path) is not { } segment)
        {
            return await ForgetAsync(path, "it cannot be read and is set aside", cancellationToken);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.ArchiveSegments.Where(row => row.Path == path).ExecuteDeleteAsync(cancellationToken);
        if (await context.ArchiveSegments.AnyAsync(row => row.Id == segment.Id, cancellationToken))
        {
            return null; // Another file has its identity: nothing is certain, so nothing is changed.
        }

        context.ArchiveSegments.Add(segment);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return $"its row now says what is in it, up to {segment.EndAt:u}";
    }

    private async Task<string?> WithoutPictureAsync(string incident, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = new IncidentId(incident);
        await context.Incidents.Where(row => row.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static row => row.EvidencePicture, (string?)null), cancellationToken);
        return "the incident is kept without a picture";
    }

    private string SetAside(string folder, string name)
    {
        var kind = Path.GetFileName(folder);
        var target = Path.Combine(layout.Root, AsideFolder, kind, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        for (var copy = 2; File.Exists(target); copy++)
        {
            target = Path.Combine(layout.Root, AsideFolder, kind, $"{name}.{copy}");
        }

        File.Move(Path.Combine(folder, name), target);
        return $"set aside as {target}";
    }

    private string? Delete(string name)
    {
        var path = name.StartsWith(WriteProbe.Prefix, StringComparison.Ordinal) ? Path.Combine(volume.Root, name) : Path.Combine(layout.Temporary, name);
        File.Delete(path);
        return "deleted";
    }
}
