using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Archive;
using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Cameras;
using DailyCam.Core.Jobs;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>Makes copies of the archive, one at a time: decoding ten minutes takes half a minute of a core, and the recording comes first.</summary>
internal sealed class UploadCopies(
    RecordingReader recordings, ExportAssembler assembler, ArchiveVolume volume, CopyEncoder encoder, IOptions<CopyOptions> options, TimeProvider clock) : IUploadCopies, IDisposable
{
    private readonly SemaphoreSlim place = new(1, 1);

    public async Task<UploadCopy> MakeAsync(CameraId camera, CopySpec spec, CancellationToken cancellationToken)
    {
        var files = await recordings.FilesAsync(camera, spec.FromAt, spec.ToAt, cancellationToken);
        var groups = RecordingPlaylist.Choose(files, spec.FromAt, spec.ToAt);
        if (groups.Count == 0)
        {
            return UploadCopy.Gone;
        }

        await place.WaitAsync(cancellationToken);
        try
        {
            return await MakeAsync(groups, spec, cancellationToken);
        }
        catch (RecordingGoneException exception) when (!exception.IsThere && volume.WhyNotRead() is null)
        {
            // The disk is there and ours, so the file was taken away. A disk that is away comes back, and then it is tried again.
            return UploadCopy.Gone;
        }
        finally
        {
            place.Release();
        }
    }

    public void Dispose() => place.Dispose();

    private async Task<UploadCopy> MakeAsync(IReadOnlyList<RecordedGroup> groups, CopySpec spec, CancellationToken cancellationToken)
    {
        // Time 0 of what FFmpeg is fed; second 0 of the copy lies at or after it.
        var zero = groups[0].StartAt < spec.FromAt ? groups[0].StartAt : spec.FromAt;
        var plan = Plan(spec, await DescribeInTimeAsync(groups[0].File, cancellationToken), zero, groups[^1].EndAt);
        var media = await encoder.EncodeAsync(plan, spec.Masks, FeedAsync, cancellationToken) ?? await encoder.EncodeAsync(plan.Smaller(), spec.Masks, FeedAsync, cancellationToken);
        return media is null ? UploadCopy.TooLarge : new UploadCopy(CopyOutcome.Made, media);

        async Task FeedAsync(Stream input, CancellationToken stopping)
        {
            try
            {
                await assembler.WriteAsync(groups, zero, input, static _ => Task.CompletedTask, stopping);
            }
            catch (JobRejectedException)
            {
                // The camera's picture changed inside the stretch, which one archive segment never does: the copy shows it up to there.
            }
        }
    }

    private CopyPlan Plan(CopySpec spec, ArchiveFileHeader source, DateTimeOffset zero, DateTimeOffset endAt)
    {
        var seconds = ((endAt < spec.ToAt ? endAt : spec.ToAt) - spec.FromAt).TotalSeconds;
        return new CopyPlan
        {
            Form = spec.Form,
            Size = CopySize.Of(source.Width, source.Height, spec.Height),
            Fps = CopyPlan.Spread(spec, seconds),
            Lead = (spec.FromAt - zero).TotalSeconds,
            Seconds = seconds,
            Sound = spec.Sound && spec.Form == MediaForm.Video && source.AudioTrackId is not null,
            Quality = spec.Form == MediaForm.Video ? options.Value.VideoQuality : options.Value.PictureQuality,
        };
    }

    /// <summary>A disk that hangs keeps the thread that reads from it, but not the place of the next copy.</summary>
    private async Task<ArchiveFileHeader> DescribeInTimeAsync(RecordedFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => DescribeAsync(file, cancellationToken), cancellationToken).WaitAsync(options.Value.TimeLimit, clock, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new IOException($"The recording {file.Id} could not be read within {options.Value.TimeLimit}.", exception);
        }
    }

    private async Task<ArchiveFileHeader> DescribeAsync(RecordedFile file, CancellationToken cancellationToken)
    {
        await using var input = await recordings.OpenAsync(file.Camera, file.Id, cancellationToken) ?? throw new RecordingGoneException($"The recording {file.Id} is no longer there.");
        var head = new byte[file.HeaderLength];
        try
        {
            await input.ReadExactlyAsync(head, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new RecordingGoneException($"The recording {file.Id} cannot be read: {exception.Message}", isThere: true);
        }

        return FileWalker.Walk(new MemoryStream(head, writable: false)).Header ?? throw new RecordingGoneException($"The recording {file.Id} does not say what is in it.", isThere: true);
    }
}
