using DailyCam.Core.Archive;
using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Housekeeping.Check;

/// <summary>Compares the archive's files with their rows. Reads only, and blocks as long as the disk does.</summary>
internal sealed class ArchiveCheck(IDbContextFactory<DailyCamDbContext> contexts, ArchiveVolume volume, IArchiveDisk disk, FileSalvage salvage)
{
    /// <param name="isOurs">Whether no DailyCam runs: then nothing may be open any more.</param>
    public async Task<CheckReport> LookAsync(bool isOurs, CancellationToken cancellationToken)
    {
        if (volume.WhyNotRead() is { } reason)
        {
            return new CheckReport { Findings = [new CheckFinding(CheckKind.ArchiveAway, volume.Root, reason)] };
        }

        // The files first: a row is committed after its file has its name, and goes after its file.
        var files = Directory.Exists(volume.Root) ? salvage.List() : [];
        var rows = await RowsAsync(cancellationToken);
        var findings = new List<CheckFinding>();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.AddRange(Judge(row));
        }

        var known = rows.Select(static row => row.Path).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(files.Where(path => !known.Contains(path)).Where(path => isOurs || !ArchivePath.IsPart(path)).Select(static path => ArchivePath.IsPart(path)
            ? new CheckFinding(CheckKind.LeftOpen, path, "left open")
            : new CheckFinding(CheckKind.RowMissing, path, "not in the database")));
        var others = Others(files);
        findings.AddRange(others.Where(name => isOurs && IsProbe(name)).Select(static name => new CheckFinding(CheckKind.LeftoverTemporary, name, "left by a test of the disk")));
        return new CheckReport
        {
            Findings = findings,
            Files = rows.Count,
            Bytes = rows.Sum(static row => row.SizeBytes),
            SetAside = others.Count(static name => name.EndsWith(ArchivePath.UnreadableExtension, StringComparison.Ordinal)),
            Foreign = others.Count(static name => !IsProbe(name) && name != ArchiveVolume.MarkerName && !name.EndsWith(ArchivePath.UnreadableExtension, StringComparison.Ordinal)),
        };
    }

    /// <summary>Every row's file.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking().OrderBy(static row => row.Path).Select(static row => row.Path).ToListAsync(cancellationToken);
    }

    private async Task<List<ArchiveSegment>> RowsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ArchiveSegments.AsNoTracking().OrderBy(static row => row.Path).ToListAsync(cancellationToken);
    }

    private IEnumerable<CheckFinding> Judge(ArchiveSegment row)
    {
        if (ArchivePath.Resolve(volume.Root, row.Path) is not { } path)
        {
            return [new CheckFinding(CheckKind.OutsideArchive, row.Path, $"row {row.Id} names a file outside the archive")];
        }

        try
        {
            using var stream = disk.OpenRead(path);
            var walked = FileWalker.Walk(stream);
            return WhyNotPlayable(row, walked) is { } why
                ? [new CheckFinding(CheckKind.Unplayable, row.Path, why)]
                : walked.Length == row.SizeBytes ? [] : [new CheckFinding(CheckKind.WrongSize, row.Path, $"{walked.Length} bytes, and {row.SizeBytes} in the database")];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [new CheckFinding(CheckKind.FileMissing, row.Path, $"{row.StartAt:u} to {row.EndAt:u} is in the database, and its file is not there")];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new CheckFinding(CheckKind.Unplayable, row.Path, exception.Message)];
        }
    }

    private static string? WhyNotPlayable(ArchiveSegment row, WalkedFile walked)
    {
        if (walked.Header is null || walked.Fragments is not [{ StartsWithKeyFrame: true }, ..])
        {
            return "it does not begin like a recording";
        }

        try
        {
            var index = FragmentIndex.Unpack(row.FragmentIndex);
            var same = index.Zip(walked.Fragments).TakeWhile(static pair => pair.First.Offset == pair.Second.Offset && pair.First.Size == pair.Second.Size).Count();
            return same == index.Count ? null : $"only {same} of the {index.Count} pieces in the database are in it";
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Names below the archive of everything that is not an archive file.</summary>
    private List<string> Others(IReadOnlyList<string> files)
    {
        var ours = files.ToHashSet(StringComparer.Ordinal);
        return !Directory.Exists(volume.Root) ? [] : [.. Directory.EnumerateFiles(volume.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(volume.Root, path))
            .Where(path => !ours.Contains(path))
            .Order(StringComparer.Ordinal)];
    }

    private static bool IsProbe(string name) => name.StartsWith(WriteProbe.Prefix, StringComparison.Ordinal);
}
