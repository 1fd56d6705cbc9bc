using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Housekeeping.Check;

/// <summary>Compares what lies beside the databases (evidence pictures, exports, uploads, temporary files) with the rows. Reads only.</summary>
internal sealed class SideFilesCheck(IDbContextFactory<DailyCamDbContext> contexts, DataLayout layout)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    public async Task<IReadOnlyList<CheckFinding>> LookAsync(bool isOurs, CancellationToken cancellationToken) =>
    [
        .. await PicturesAsync(cancellationToken),
        .. await ExportsAsync(cancellationToken),
        .. await UploadsAsync(cancellationToken),
        .. isOurs ? Names(layout.Temporary).Select(static name => new CheckFinding(CheckKind.LeftoverTemporary, name, "left by a process that is gone")) : [],
    ];

    private async Task<List<CheckFinding>> PicturesAsync(CancellationToken cancellationToken)
    {
        var files = Names(layout.Evidence);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Incidents.AsNoTracking().Where(static row => row.EvidencePicture != null)
            .Select(static row => new { row.Id, row.EvidencePicture }).ToDictionaryAsync(static row => row.EvidencePicture!, static row => row.Id, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. files.Where(name => !rows.ContainsKey(name)).Select(static name => new CheckFinding(CheckKind.PictureWithoutIncident, name, "no incident has this picture")),
            .. rows.Where(row => !File.Exists(Path.Combine(layout.Evidence, row.Key))).Select(static row => new CheckFinding(CheckKind.PictureMissing, row.Value.Value, $"the picture {row.Key} of this incident is not there")),
        ];
    }

    private async Task<List<CheckFinding>> ExportsAsync(CancellationToken cancellationToken)
    {
        var files = Names(layout.Exports);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Exports.AsNoTracking().ToListAsync(cancellationToken);

        // A file under an export's own name is on its way to its row.
        var known = rows.SelectMany(static row => new[] { row.FileName, Exports.NameOf(row.Id) }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. files.Where(name => !known.Contains(name)).Select(static name => new CheckFinding(CheckKind.ExportWithoutRow, name, "no export has this file")),
            .. rows.Where(static row => row is { State: ExportState.Done, FileName: not null })
                .Select(row => Compare(CheckKind.ExportMissing, row.Id.Value, Path.Combine(layout.Exports, row.FileName!), row.SizeBytes)).OfType<CheckFinding>(),
        ];
    }

    private async Task<List<CheckFinding>> UploadsAsync(CancellationToken cancellationToken)
    {
        var files = Names(layout.Uploads);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.UploadedVideos.AsNoTracking().Select(static row => new { row.Id, row.Bytes }).ToListAsync(cancellationToken);
        var known = rows.Select(static row => row.Id.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. files.Where(name => !known.Contains(name)).Select(static name => new CheckFinding(CheckKind.UploadWithoutRow, name, "no upload has this file")),
            .. rows.Select(row => Compare(CheckKind.UploadMissing, row.Id.Value, Path.Combine(layout.Uploads, row.Id.Value), row.Bytes)).OfType<CheckFinding>(),
        ];
    }

    private static CheckFinding? Compare(CheckKind kind, string id, string path, long? bytes) => new FileInfo(path) switch
    {
        { Exists: false } => new CheckFinding(kind, id, "its file is not there"),
        var file when bytes is { } expected && file.Length != expected => new CheckFinding(kind, id, $"its file has {file.Length} bytes, and {expected} in the database"),
        _ => null,
    };

    private static List<string> Names(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", Everything).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)] : [];
}
