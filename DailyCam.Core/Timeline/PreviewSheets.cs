using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Timeline;

/// <summary>
/// Sheets of small pictures of closed archive files, made one at a time when somebody drags, and kept for a while. In memory: making one again costs as much as eight single pictures (measured, docs/reference/benchmarks.md),
/// and a folder of them would want a second retention. What is deleted is not shown: whether an instant is recorded is read each time. Safe from any thread.
/// </summary>
public sealed class PreviewSheets(RecordingReader recordings, RecordedPictures pictures, TimeProvider clock) : IDisposable
{
    /// <summary>Some hundred sheets of 150 kB.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Each page asks for one at a time.</summary>
    private const int MaxWaiting = 4;

    /// <summary>A closed file does not change; what is asked for again after this was not being dragged over.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Remembered<ArchiveSegmentId, PreviewSheet> made = new(static () => 0, MaxBytes, MaxAge, clock);
    private readonly PreviewTurn turn = new(MaxWaiting);

    /// <summary>The sheet of the file that holds an instant. Null when nothing is recorded of it, the file is still being written (single pictures serve there), or it cannot be read.</summary>
    /// <returns>Not <c>IsThere</c> when too many ask: try again in a moment.</returns>
    public async Task<(bool IsThere, PreviewSheet? Sheet)> AtAsync(CameraId camera, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var files = await recordings.FilesAsync(camera, at, at + TimeSpan.FromMilliseconds(1), cancellationToken);
        if (files.FirstOrDefault(file => !file.IsOpen && file.StartAt <= at && at < file.EndAt) is not { } file)
        {
            return (true, null);
        }

        if (made.Find(file.Id) is { } known)
        {
            return (true, known);
        }

        return await turn.TakeAsync(async () => made.Find(file.Id) ?? await MakeAsync(file, cancellationToken), cancellationToken);
    }

    public void Dispose() => turn.Dispose();

    private async Task<PreviewSheet?> MakeAsync(RecordedFile file, CancellationToken cancellationToken)
    {
        var groups = PreviewSheet.Choose([.. RecordedGroup.Of(file)]);
        if (groups.Count == 0 || await pictures.KeyFramesAsync(groups, PreviewSheet.Width, PreviewSheet.Height, cancellationToken) is not { } small)
        {
            return null;
        }

        var (width, height) = (PreviewSheet.Width * PreviewSheet.Columns, PreviewSheet.Height * PreviewSheet.RowsOf(groups.Count));
        if (await pictures.EncodeAsync(file.Camera, file.StartAt, width, height, PreviewSheet.Lay(small, groups.Count), cancellationToken) is not { } jpeg)
        {
            return null;
        }

        var sheet = new PreviewSheet(file.StartAt, file.EndAt, [.. groups.Select(static group => group.StartAt)], jpeg);
        made.Keep(file.Id, sheet, readAt: 0, jpeg.Length);
        return sheet;
    }
}
