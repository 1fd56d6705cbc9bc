using System.Text;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;

namespace DailyCam.Core.Archive;

/// <summary>
/// What players ask again and again, answered from memory: the playlist of a stretch that is over, and where a finished file lies. An answer is forgotten
/// when anything is written to the database (a file more, one deleted, a camera gone). Safe from any thread.
/// </summary>
public sealed class RecordingMemory
{
    /// <summary>A few hundred playlists of ten minutes, or three of a whole day.</summary>
    private const long MaxPlaylistBytes = 16 * 1024 * 1024;

    /// <summary>A month of one camera's files; each costs a few hundred bytes.</summary>
    private const long MaxFiles = 5_000;

    /// <summary>A stretch that ended this long ago is over: what was still on its way to the disk has arrived.</summary>
    private static readonly TimeSpan OverAfter = TimeSpan.FromSeconds(5);

    /// <summary>The product is the only one who writes; should somebody else do so by hand, it is seen within this.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private readonly RecordingReader reader;
    private readonly CameraStore cameras;
    private readonly OpenSegments open;
    private readonly TimeProvider clock;
    private readonly Remembered<(CameraId Camera, RecordingRange Range), byte[]> playlists;
    private readonly Remembered<(CameraId Camera, ArchiveSegmentId Id), RecordingFile> files;

    internal RecordingMemory(RecordingReader reader, CameraStore cameras, OpenSegments open, MissingFiles missing, DatabaseEdition<DailyCamDbContext> edition, TimeProvider clock)
    {
        (this.reader, this.cameras, this.open, this.clock) = (reader, cameras, open, clock);

        // Both only ever grow: their sum is new whenever one of them is.
        long Now() => edition.Current + missing.Edition;
        playlists = new(Now, MaxPlaylistBytes, MaxAge, clock);
        files = new(Now, MaxFiles, MaxAge, clock);
    }

    /// <summary>The playlist of a stretch in UTF-8; null when the camera is there and nothing of the stretch is recorded.</summary>
    public async ValueTask<(bool CameraIsThere, byte[]? Playlist)> PlaylistAsync(CameraId camera, RecordingRange range, CancellationToken cancellationToken)
    {
        if (playlists.Find((camera, range)) is { } known && !open.Holds(camera, range))
        {
            return (true, known);
        }

        var edition = playlists.Edition;
        if (await cameras.FindAsync(camera, cancellationToken) is null)
        {
            return (false, null);
        }

        var recorded = await reader.FilesAsync(camera, range.From, range.To, cancellationToken);
        var isOpen = recorded.Any(static file => file.IsOpen);
        if (RecordingPlaylist.Write(recorded, range.From, range.To, grows: isOpen && recorded.Any(file => file.IsOpen && file.EndAt < range.To)) is not { } text)
        {
            return (true, null);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (!isOpen && clock.GetUtcNow() - range.To >= OverAfter)
        {
            playlists.Keep((camera, range), bytes, edition, bytes.Length);
        }

        return (true, bytes);
    }

    /// <summary>A file of this camera, finished or not; null when there is none.</summary>
    public async ValueTask<RecordingFile?> FindFileAsync(CameraId camera, ArchiveSegmentId id, CancellationToken cancellationToken)
    {
        if (files.Find((camera, id)) is { } known)
        {
            return known;
        }

        var edition = files.Edition;
        var file = await reader.FindFileAsync(camera, id, cancellationToken);
        if (file is { IsOpen: false })
        {
            files.Keep((camera, id), file, edition, itsWeight: 1);
        }

        return file;
    }
}
