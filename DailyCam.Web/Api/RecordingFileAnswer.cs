using DailyCam.Core;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using Microsoft.AspNetCore.Http.Features;

namespace DailyCam.Web.Api;

/// <summary>The bytes of an archive file, any range of them. A finished file goes out in large pieces (<see cref="FileSender"/>), an open one up to its last whole fragment.</summary>
internal sealed class RecordingFileAnswer(RecordingReader recordings, RecordingStatusBoard board, CameraId camera, RecordingFile file, ArchiveSegmentId id) : IResult
{
    private const string VideoType = "video/mp4";

    /// <summary>The shortest wait between two looks of recording at a lost disk; earlier nothing can have changed.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(6);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // A disk that hangs holds every thread that touches it, and a player asks again and again. A full or read-only one can still be read.
        if (board.Find(camera)?.FaultReason is FaultReason.StorageMissing or FaultReason.StorageForeign or FaultReason.StorageSlow or FaultReason.StorageError)
        {
            await ProblemAnswers.NotYet(new Problem("StorageAway"), RetryAfter).ExecuteAsync(httpContext);
            return;
        }

        if (!file.IsOpen && File.Exists(file.Path))
        {
            httpContext.Features.Set<IHttpResponseBodyFeature>(new FileSender(httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));
            await TypedResults.PhysicalFile(file.Path, VideoType, enableRangeProcessing: true).ExecuteAsync(httpContext);
            return;
        }

        await using var stream = await recordings.OpenAsync(camera, id, httpContext.RequestAborted);
        if (stream is null)
        {
            await ProblemAnswers.NotFound().ExecuteAsync(httpContext);
            return;
        }

        await TypedResults.Stream(stream, VideoType, enableRangeProcessing: true).ExecuteAsync(httpContext);
    }
}
