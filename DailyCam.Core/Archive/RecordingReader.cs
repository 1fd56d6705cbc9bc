using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Archive;

/// <summary>What is recorded: rows of closed files, and the files still being written from memory. Safe from any thread; never touches the archive disk.</summary>
public sealed class RecordingReader
{
    /// <summary>No file is longer than this, so a range query need not look further back: an hour, and key frames ten minutes apart.</summary>
    private static readonly TimeSpan LongestFile = TimeSpan.FromHours(2);

    private readonly IDbContextFactory<DailyCamDbContext> contexts;
    private readonly OpenSegments registry;
    private readonly MissingFiles missing;
    private readonly DataLayout layout;

    internal RecordingReader(IDbContextFactory<DailyCamDbContext> contexts, OpenSegments registry, MissingFiles missing, DataLayout layout) =>
        (this.contexts, this.registry, this.missing, this.layout) = (contexts, registry, missing, layout);

    /// <summary>The files that hold anything between two instants, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedFile>> FilesAsync(CameraId camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var open = registry.Of(camera);
        var oldest = from - LongestFile;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.ArchiveSegments.AsNoTracking()
            .Where(row => row.CameraId == camera && row.StartAt >= oldest && row.StartAt < to && row.EndAt > from)
            .Select(row => new { row.Id, row.StartAt, row.EndAt, row.FragmentIndex })
            .ToListAsync(cancellationToken);
        var files = rows.Where(row => !missing.Contains(row.Id)).Select(row => new RecordedFile
        {
            Id = row.Id,
            Camera = camera,
            StartAt = row.StartAt,
            EndAt = row.EndAt,
            Fragments = Known(row.FragmentIndex),
        }).ToList();
        files.AddRange(open
            .Where(segment => rows.TrueForAll(row => row.Id != segment.Id) && segment.StartAt < to && segment.StartAt + segment.Length > from)
            .Select(static segment => new RecordedFile
            {
                Id = segment.Id,
                Camera = segment.Camera,
                StartAt = segment.StartAt,
                EndAt = segment.StartAt + segment.Length,
                Fragments = segment.Fragments,
                IsOpen = true,
            }));
        return [.. files.Where(static file => file.Fragments.Count > 0).OrderBy(static file => file.StartAt)];
    }

    /// <summary>Nothing of a file whose index is damaged can be played, and it must not take the rest of the day with it; <c>check</c> names it.</summary>
    private static IReadOnlyList<FragmentEntry> Known(byte[] index)
    {
        try
        {
            return FragmentIndex.Unpack(index);
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>The bytes of a file, finished or not; null when there is no such recording of this camera.</summary>
    public async Task<RecordingFile?> FindFileAsync(CameraId camera, ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        if (registry.Find(id) is { } open)
        {
            return open.Camera == camera && ArchivePath.Resolve(layout.Archive, open.PartPath) is { } part ? new RecordingFile(part, open.WholeLength, IsOpen: true) : null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ArchiveSegments.AsNoTracking()
            .Where(segment => segment.Id == id && segment.CameraId == camera)
            .Select(static segment => new { segment.Path, segment.SizeBytes })
            .SingleOrDefaultAsync(cancellationToken);
        return row is not null && ArchivePath.Resolve(layout.Archive, row.Path) is { } path ? new RecordingFile(path, row.SizeBytes, IsOpen: false) : null;
    }

    /// <summary>Opens a file for reading; null when it is gone. Blocking on a slow disk: call it on a request's own thread, never on a page's.</summary>
    public async Task<Stream?> OpenAsync(CameraId camera, ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        // Twice: between the look-up and the opening the part may have got its final name.
        for (var tries = 0; tries < 2; tries++)
        {
            if (await FindFileAsync(camera, id, cancellationToken) is not { } file)
            {
                return null;
            }

            foreach (var path in file.IsOpen ? new[] { file.Path, ArchivePath.FinishedOf(file.Path) } : [file.Path])
            {
                if (TryOpen(path) is { } stream)
                {
                    return new WholePartStream(stream, file.Length);
                }
            }
        }

        return null;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
