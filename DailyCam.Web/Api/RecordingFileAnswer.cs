using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Http.Features;

namespace DailyCam.Web.Api;

/// <summary>The bytes of an archive file, any range of them. A finished file goes out in large pieces (<see cref="FileSender"/>), an open one up to its last whole fragment.</summary>
internal sealed class RecordingFileAnswer(RecordingReader recordings, RecordingStatusBoard board, CameraId camera, RecordingFile file, ArchiveSegmentId id) : IResult
{
    private const string VideoType = "video/mp4";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (StorageAway.Of(board, camera) is { } away)
        {
            await away.ExecuteAsync(httpContext);
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
