using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Detection;
using DailyCam.Core.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DailyCam.Web.Api;

/// <summary>Live video: the playlist, what it names, and the newest picture for whoever cannot play it.</summary>
internal static class LiveApi
{
    /// <summary>Server's clock in Unix milliseconds. <c>Date</c> has whole seconds only, too coarse to tell 1.7 s behind from 2.5 s.</summary>
    public const string ClockHeader = "DailyCam-Clock";

    private const string VideoType = "video/mp4";
    private static readonly TimeSpan RetrySoon = TimeSpan.FromSeconds(1);

    public static void MapLive(this IEndpointRouteBuilder api)
    {
        var live = api.MapGroup("/cameras/{camera}").WithTags("Live");
        live.MapGet("/live/index.m3u8", PlaylistAsync).WithName("LivePlaylist");
        live.MapGet("/live/init/{attempt:long}.mp4", Init).WithName("LiveInit");
        live.MapGet("/live/segment/{sequence:long}.m4s", Segment).WithName("LiveSegment");
        live.MapGet("/live/part/{sequence:long}/{part:int}.m4s", PartAsync).WithName("LivePart");
        live.MapGet("/live/fast", FastLaneAsync).WithName("LiveFastLane");
        live.MapPost("/live/player", Report).WithName("LivePlayer");
        live.MapGet("/detections/now", DetectionsAsync).WithName("LiveDetections");
        live.MapGet("/snapshot.jpg", SnapshotAsync).WithName("Snapshot");
        live.MapGet("/live.mjpeg", MjpegAsync).WithName("LiveMjpeg");
        api.MapGet("/live/motion", Motion).WithTags("Live").WithName("LiveMotion");
    }

    /// <summary>From memory alone: pages ask every few seconds.</summary>
    private static Ok<Paged<MotionAnswer>> Motion(MotionBoard motion, CaptureStatusBoard board, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Paged<MotionAnswer>(
            [.. board.All.Where(static status => status.State != CaptureState.Off).Select(status => MotionAnswer.Of(status.Camera, motion.Find(status.Camera), now))], null));
    }

    private static async Task<IResult> PlaylistAsync(string camera, HttpContext http, LiveStreams streams, CaptureStatusBoard board, CameraStore cameras, TimeProvider clock)
    {
        if (!TryDirective(http.Request, "_HLS_msn", out var sequence) || !TryDirective(http.Request, "_HLS_part", out var part) || part > int.MaxValue)
        {
            return ProblemAnswers.From(new Problem("LiveDirectives"));
        }

        if (Find(camera, streams, board) is not { } stream)
        {
            return await WhyNotAsync(camera, board, cameras, http.RequestAborted);
        }

        var answer = await stream.WaitForPlaylistAsync(sequence, (int?)part, http.RequestAborted);
        TellClock(http.Response, clock);
        return answer.Outcome switch
        {
            LivePlaylistOutcome.Ready => Results.Text(answer.Text, LivePlaylist.ContentType),
            LivePlaylistOutcome.TooFarAhead => ProblemAnswers.From(new Problem("LiveDirectives")),
            _ => ProblemAnswers.NotYet(new Problem("LiveNotYet"), RetrySoon),
        };
    }

    private static IResult Init(string camera, long attempt, LiveStreams streams, CaptureStatusBoard board) =>
        Find(camera, streams, board)?.TryGetInit(new CaptureAttemptId(attempt)) is { } init
            ? Results.Bytes(init.Bytes, VideoType)
            : ProblemAnswers.NotFound();

    private static IResult Segment(string camera, long sequence, LiveStreams streams, CaptureStatusBoard board) =>
        Find(camera, streams, board)?.TryGetSegment(sequence) is { } segment
            ? new FragmentsAnswer([.. segment.Parts.SelectMany(static part => part.Fragments)])
            : ProblemAnswers.NotFound();

    private static async Task<IResult> PartAsync(string camera, long sequence, int part, LiveStreams streams, CaptureStatusBoard board, CancellationToken aborted) =>
        Find(camera, streams, board) is { } stream && await stream.WaitForPartAsync(sequence, part, aborted) is { } found
            ? new FragmentsAnswer(found.Fragments)
            : ProblemAnswers.NotFound();

    /// <summary>A WebSocket. A browser is not told why one was refused; its player then asks for the playlist, which says so.</summary>
    private static async Task<IResult> FastLaneAsync(string camera, HttpContext http, LiveStreams streams, CaptureStatusBoard board, CameraStore cameras)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return ProblemAnswers.From(new Problem("LiveSocketOnly"));
        }

        if (Find(camera, streams, board) is not { } stream)
        {
            return await WhyNotAsync(camera, board, cameras, http.RequestAborted);
        }

        return streams.FastLanePlaces.TryEnter() is { } place
            ? new FastLaneAnswer(stream, place)
            : ProblemAnswers.NotYet(new Problem("LiveFull"), RetrySoon);
    }

    /// <summary>Only "plays" and "cannot": nothing a browser writes gets into the history. How often it counts is limited per camera.</summary>
    private static IResult Report(string camera, PlayerBody body, LiveStreams streams, CaptureStatusBoard board, PlayerReports reports)
    {
        if (Find(camera, streams, board) is not { } stream)
        {
            return ProblemAnswers.NotFound();
        }

        if (body.Plays)
        {
            reports.Plays(stream.Camera);
        }
        else
        {
            reports.NotPlayable(stream.Camera);
        }

        return TypedResults.NoContent();
    }

    /// <summary>From memory alone: a player that draws boxes asks a few times a second.</summary>
    private static async Task<IResult> DetectionsAsync(string camera, HttpContext http, DetectionBoard detections, LiveStreams streams, CaptureStatusBoard board, CameraStore cameras, TimeProvider clock) =>
        Find(camera, streams, board) is { } stream
            ? TypedResults.Ok(DetectionsAnswer.Of(detections.Find(stream.Camera), clock.GetUtcNow()))
            : await WhyNotAsync(camera, board, cameras, http.RequestAborted);

    private static async Task<IResult> SnapshotAsync(string camera, string? size, HttpContext http, LiveSnapshots snapshots, LiveStreams streams, CaptureStatusBoard board, CameraStore cameras, TimeProvider clock)
    {
        if (Find(camera, streams, board) is not { } stream)
        {
            return await WhyNotAsync(camera, board, cameras, http.RequestAborted);
        }

        var wanted = string.Equals(size, "small", StringComparison.OrdinalIgnoreCase) ? SnapshotSize.Small : SnapshotSize.Whole;
        var snapshot = await snapshots.GetAsync(stream.Camera, wanted, http.RequestAborted);
        TellClock(http.Response, clock);
        return snapshot is not null
            ? Results.Bytes(snapshot.Jpeg, "image/jpeg", lastModified: snapshot.TakenAt)
            : ProblemAnswers.NotYet(new Problem("LiveNotYet"), RetrySoon);
    }

    private static async Task<IResult> MjpegAsync(string camera, HttpContext http, LiveSnapshots snapshots, LiveStreams streams, CaptureStatusBoard board, CameraStore cameras)
    {
        if (Find(camera, streams, board) is not { } stream)
        {
            return await WhyNotAsync(camera, board, cameras, http.RequestAborted);
        }

        return snapshots.Places.TryEnter() is { } place
            ? new MjpegAnswer(stream.Camera, place)
            : ProblemAnswers.NotYet(new Problem("LiveFull"), RetrySoon);
    }

    /// <summary>The camera's stream. None for a camera that is switched off: what it saw a moment before is nobody's to see.</summary>
    private static LiveStream? Find(string camera, LiveStreams streams, CaptureStatusBoard board) =>
        CameraId.TryParse(camera, out var id) && board.Find(id)?.State != CaptureState.Off ? streams.Find(id) : null;

    private static async Task<IResult> WhyNotAsync(string camera, CaptureStatusBoard board, CameraStore cameras, CancellationToken cancellationToken)
    {
        if (!CameraId.TryParse(camera, out var id) || await cameras.FindAsync(id, cancellationToken) is not { } known)
        {
            return ProblemAnswers.NotFound();
        }

        return known.IsOn && board.Find(id)?.State != CaptureState.Off
            ? ProblemAnswers.NotYet(new Problem("LiveNotYet"), RetrySoon)
            : ProblemAnswers.Conflict(new Problem("LiveOff"));
    }

    private static void TellClock(HttpResponse response, TimeProvider clock) =>
        response.Headers[ClockHeader] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static bool TryDirective(HttpRequest request, string name, out long? value)
    {
        value = null;
        if (!request.Query.TryGetValue(name, out var text))
        {
            return true;
        }

        var fits = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = number;
        return fits;
    }
}
