using System.Globalization;
using System.Text;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Live;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Api;

/// <summary>
/// Newest pictures in one answer that does not end (multipart/x-mixed-replace), for anything that can show pictures but no HLS. One picture per
/// <see cref="LiveOptions.SnapshotInterval"/>, decoded once for all viewers.
/// </summary>
internal sealed class MjpegAnswer(CameraId camera, IDisposable place) : IResult
{
    private const string Boundary = "dailycam-picture";

    /// <summary>When the picture was taken, Unix milliseconds of the server's clock.</summary>
    private const string TakenHeader = "DailyCam-Taken";

    /// <summary>A camera that brings no new picture for so long ends the answer; the viewer asks again, and a dead connection is noticed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = place;
        var snapshots = httpContext.RequestServices.GetRequiredService<LiveSnapshots>();
        var clock = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var interval = httpContext.RequestServices.GetRequiredService<IOptions<LiveOptions>>().Value.SnapshotInterval;
        using var admission = httpContext.RequestServices.GetRequiredService<Admissions>().Watch(httpContext.User, httpContext.RequestAborted);
        var aborted = admission.Ended;
        httpContext.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        try
        {
            await SendAsync(httpContext, snapshots, interval, clock, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested && !httpContext.RequestAborted.IsCancellationRequested)
        {
            // Signed out, or no longer let in: the answer ends here.
        }
    }

    private async Task SendAsync(HttpContext httpContext, LiveSnapshots snapshots, TimeSpan interval, TimeProvider clock, CancellationToken aborted)
    {
        LiveSnapshot? shown = null;
        var lastNews = clock.GetTimestamp();
        using var beat = new PeriodicTimer(interval, clock);
        do
        {
            if (!IsWatching(httpContext.RequestServices))
            {
                return; // What a camera saw before it was switched off is nobody's to see.
            }

            var next = await snapshots.GetAsync(camera, SnapshotSize.Whole, aborted);
            if (next is not null && next.TakenAt != shown?.TakenAt)
            {
                await WriteAsync(httpContext.Response, next, clock.GetUtcNow(), aborted);
                shown = next;
                lastNews = clock.GetTimestamp();
            }
        }
        while (clock.GetElapsedTime(lastNews) < LongestSilence && await beat.WaitForNextTickAsync(aborted));
    }

    private bool IsWatching(IServiceProvider services) =>
        services.GetRequiredService<LiveStreams>().Find(camera) is not null && services.GetRequiredService<CaptureStatusBoard>().Find(camera)?.State != CaptureState.Off;

    private static async Task WriteAsync(HttpResponse response, LiveSnapshot picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Last-Modified knows whole seconds only, and a viewer's clock may be wrong: our player tells a picture's age by these two.
        var moment = string.Create(CultureInfo.InvariantCulture, $"{TakenHeader}: {picture.TakenAt.ToUnixTimeMilliseconds()}\r\n{LiveApi.ClockHeader}: {now.ToUnixTimeMilliseconds()}\r\n");
        var head = string.Create(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Jpeg.Length}\r\nLast-Modified: {picture.TakenAt:R}\r\n{moment}\r\n");
        await response.Body.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await response.Body.WriteAsync(picture.Jpeg, cancellationToken);
        await response.Body.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
