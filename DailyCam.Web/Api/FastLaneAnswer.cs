using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Live;
using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Api;

/// <summary>
/// A viewer of the fast lane: the init segment, the picture since the last key frame, then each chunk as it comes, until the viewer leaves, is no longer let in, or the camera is switched off.
/// </summary>
internal sealed class FastLaneAnswer(LiveStream stream, IDisposable place) : IResult
{
    /// <summary>A silent camera and a dead connection look alike; a sign of life this often tells them apart.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = place;
        var services = httpContext.RequestServices;
        using var admission = services.GetRequiredService<Admissions>().Watch(httpContext.User, httpContext.RequestAborted);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(admission.Ended, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var viewer = stream.FastLane.Enter();
        using var socket = new FastLaneSocket(await httpContext.WebSockets.AcceptWebSocketAsync(), services.GetRequiredService<TimeProvider>());
        var listening = socket.ListenAsync(leaving);
        try
        {
            await SendAsync(viewer, socket, services.GetRequiredService<CaptureStatusBoard>(), services.GetRequiredService<TimeProvider>(), leaving.Token);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Left, signed out, no longer let in, or we stop.
        }
        catch (FastLaneLostException)
        {
            // The connection is gone, or its other end stopped reading.
        }
        finally
        {
            await leaving.CancelAsync();
            await socket.CloseAsync();
            await listening;
        }
    }

    private async Task SendAsync(FastLaneViewer viewer, FastLaneSocket socket, CaptureStatusBoard board, TimeProvider clock, CancellationToken leaving)
    {
        Task<MediaChunk?>? next = null;
        while (board.Find(stream.Camera)?.State != CaptureState.Off) // What a camera saw before it was switched off is nobody's to see.
        {
            try
            {
                await socket.RoomAsync().WaitAsync(Beat, clock, leaving);
                next ??= viewer.NextAsync(leaving); // Not before there is room: what waits with the viewer is skipped when it grows old.
                if (await next.WaitAsync(Beat, clock, leaving) is not { } chunk)
                {
                    return;
                }

                next = null;
                await socket.SendAsync(chunk, leaving);
            }
            catch (TimeoutException)
            {
                await socket.SendBeatAsync(leaving);
            }
        }
    }
}
