using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Frames;

namespace DailyCam.Core.Timeline;

/// <summary>
/// Small pictures of the archive for a finger that moves over a day: the key frame at or before an instant, made one at a time when somebody asks, and kept for a while.
/// What is deleted is not shown from memory: whether an instant is recorded is read each time. Safe from any thread.
/// </summary>
public sealed class PreviewPictures(RecordedPictures pictures, TimeProvider clock) : IDisposable
{
    /// <summary>Pixels: twice the card on the page, for screens that paint two points for each.</summary>
    public const int MaxWidth = 352;

    /// <summary>Some thousand pictures of 15 kB.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Each page asks for one at a time, so this many pages may drag at once; making one takes about 0.1 s.</summary>
    private const int MaxWaiting = 10;

    /// <summary>A recording does not change; what is asked for again after this was not being dragged over.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly Remembered<(ArchiveSegmentId File, long Offset), byte[]> made = new(static () => 0, MaxBytes, MaxAge, clock);
    private readonly PreviewTurn turn = new(MaxWaiting);

    /// <summary>A JPEG of at most <see cref="MaxWidth"/>; null when nothing is recorded of that instant, or it cannot be read.</summary>
    /// <returns>Not <c>IsThere</c> when too many ask: try again in a moment.</returns>
    public async Task<(bool IsThere, byte[]? Picture)> AtAsync(CameraId camera, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await pictures.FindAsync(camera, at, cancellationToken) is not { } group)
        {
            return (true, null);
        }

        if (made.Find(KeyOf(group)) is { } known)
        {
            return (true, known);
        }

        return await turn.TakeAsync(async () => made.Find(KeyOf(group)) ?? await MakeAsync(group, cancellationToken), cancellationToken);
    }

    public void Dispose() => turn.Dispose();

    private static (ArchiveSegmentId File, long Offset) KeyOf(RecordedGroup group) => (group.File.Id, group.Offset);

    private async Task<byte[]?> MakeAsync(RecordedGroup group, CancellationToken cancellationToken)
    {
        var picture = await pictures.KeyFrameAsync(group, MaxWidth, cancellationToken);
        if (picture is not null)
        {
            made.Keep(KeyOf(group), picture, readAt: 0, picture.Length);
        }

        return picture;
    }
}
