using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Frames;

/// <summary>Makes the picture that the archive shows at an instant, or the key frame before it.</summary>
public sealed class RecordedPictures(RecordingReader recordings, IPictureMaker pictures)
{
    /// <summary>Files follow each other within a frame or two: an instant in the seam is shown by what ends there.</summary>
    private static readonly TimeSpan Seam = TimeSpan.FromSeconds(1);

    /// <summary>The one with the key frame, and the next: with B-frames a picture's data may stand a little after its time.</summary>
    private const int KeyFrameFragments = 2;

    /// <summary>Null when nothing is recorded of that instant, or it cannot be read.</summary>
    public async Task<byte[]?> AtAsync(CameraId camera, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(camera, at, cancellationToken) is { } group ? await MakeAsync(group, at, int.MaxValue, maxWidth, cancellationToken) : null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A picture is a help to the eye; the incident says its second without it.
            return null;
        }
    }

    /// <summary>The key-frame group that holds an instant; null when nothing is recorded of it. Never touches the archive disk.</summary>
    internal async Task<RecordedGroup?> FindAsync(CameraId camera, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var files = await recordings.FilesAsync(camera, at - Seam, at + Seam, cancellationToken);
        return files.SelectMany(RecordedGroup.Of).LastOrDefault(group => group.StartAt <= at && group.EndAt > at - Seam);
    }

    /// <summary>A group's first picture: the cheapest there is, whatever the distance of key frames. Null when it cannot be read.</summary>
    internal async Task<byte[]?> KeyFrameAsync(RecordedGroup group, int maxWidth, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(group, group.StartAt, KeyFrameFragments, maxWidth, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The first pictures of several groups of one file, in their order, as <see cref="IPictureMaker.KeyFramesAsync"/> gives them. Null when one of them cannot be read.</summary>
    internal async Task<byte[]?> KeyFramesAsync(IReadOnlyList<RecordedGroup> groups, int width, int height, CancellationToken cancellationToken)
    {
        try
        {
            var file = groups[0].File;
            await using var input = await recordings.OpenAsync(file.Camera, file.Id, cancellationToken);
            if (input is null)
            {
                return null;
            }

            var (init, description) = await ReadInitAsync(file, input, cancellationToken);
            var fragments = new List<MediaFragment>();
            foreach (var group in groups)
            {
                var entry = file.Fragments.First(entry => entry.Offset >= group.Offset);
                fragments.Add(FragmentOf(init, description, await ReadAsync(input, entry.Offset, entry.Size, cancellationToken), fragments.Count, group.StartAt));
            }

            return await pictures.KeyFramesAsync(init, fragments, width, height, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Pixels as one JPEG.</summary>
    internal async Task<byte[]?> EncodeAsync(CameraId camera, DateTimeOffset takenAt, int width, int height, byte[] pixels, CancellationToken cancellationToken)
    {
        using var frame = new VideoFrame(camera, takenAt, width, height, pixels);
        return await pictures.FromFrameAsync(frame, maxHeight: null, cancellationToken);
    }

    private async Task<byte[]?> MakeAsync(RecordedGroup group, DateTimeOffset at, int mostFragments, int? maxWidth, CancellationToken cancellationToken)
    {
        await using var input = await recordings.OpenAsync(group.File.Camera, group.File.Id, cancellationToken);
        return input is null ? null : await MakeAsync(group, input, at, mostFragments, maxWidth, cancellationToken);
    }

    private async Task<byte[]?> MakeAsync(RecordedGroup group, Stream input, DateTimeOffset at, int mostFragments, int? maxWidth, CancellationToken cancellationToken)
    {
        var (init, description) = await ReadInitAsync(group.File, input, cancellationToken);
        var fragments = new List<MediaFragment>();
        foreach (var entry in group.File.Fragments.Where(entry => entry.Offset >= group.Offset && entry.EndOffset <= group.Offset + group.Size).Take(mostFragments))
        {
            var bytes = await ReadAsync(input, entry.Offset, entry.Size, cancellationToken);
            fragments.Add(FragmentOf(init, description, bytes, fragments.Count, group.File.StartAt + entry.Start));
        }

        return await pictures.FromFragmentsAsync(init, fragments, at, maxWidth, cancellationToken);
    }

    private static async Task<(InitSegment Init, InitDescription Description)> ReadInitAsync(RecordedFile file, Stream input, CancellationToken cancellationToken)
    {
        var header = await ReadAsync(input, 0, checked((int)file.HeaderLength), cancellationToken);
        var description = InitReader.Read(header);
        var init = new InitSegment
        {
            Camera = file.Camera,
            Attempt = default,
            Bytes = header,
            VideoCodec = description.VideoCodec,
            Width = description.Width,
            Height = description.Height,
            VideoTrackId = description.VideoTrackId,
            VideoTimescale = description.VideoTimescale,
        };
        return (init, description);
    }

    private static MediaFragment FragmentOf(InitSegment init, InitDescription description, byte[] bytes, int number, DateTimeOffset startAt)
    {
        var facts = MoofReader.Read(bytes, description.VideoTrackId, description.VideoDefaults);
        return new MediaFragment
        {
            Init = init,
            Number = number,
            Bytes = bytes,
            StartsWithKeyFrame = facts.StartsWithKeyFrame,
            VideoDecodeTime = facts.VideoDecodeTime,
            MediaStart = TimeSpan.FromSeconds(facts.VideoDecodeTime / (double)description.VideoTimescale),
            Duration = TimeSpan.FromSeconds(facts.VideoDuration / (double)description.VideoTimescale),
            VideoSampleCount = facts.VideoSampleCount,
            StartAt = startAt,
            ReceivedAt = startAt,
        };
    }

    private static async Task<byte[]> ReadAsync(Stream input, long offset, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        input.Position = offset;
        await input.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
