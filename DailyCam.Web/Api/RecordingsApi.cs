using DailyCam.Core;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Recordings: which there are, a playlist over any stretch of them, and the bytes it names.</summary>
internal static class RecordingsApi
{
    private static readonly TimeSpan PictureRetry = TimeSpan.FromSeconds(1);

    public static void MapRecordings(this IEndpointRouteBuilder api)
    {
        var recordings = api.MapGroup("/cameras/{camera}/recordings").WithTags("Recordings");
        recordings.MapGet("/", ListAsync).WithName("Recordings");
        recordings.MapGet("/index.m3u8", PlaylistAsync).WithName("RecordingPlaylist");
        recordings.MapGet("/picture.jpg", PictureAsync).WithName("RecordingPicture");
        recordings.MapGet("/sheet.jpg", SheetAsync).WithName("RecordingSheet");
        recordings.MapGet("/{segment}.mp4", FileAsync).WithName("RecordingFile");
    }

    private static async Task<IResult> ListAsync(string camera, string? from, string? to, TimelineReader timeline, TimeProvider clock, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryRead(from, to, clock.GetUtcNow(), RecordingRange.LongestList, out var range, out var problem))
        {
            return ProblemAnswers.From(problem!);
        }

        return CameraId.TryParse(camera, out var id) && await timeline.GetRecordedAsync(id, new Stretch(range.From, range.To), cancellationToken) is { } found
            ? TypedResults.Ok(new RecordingsAnswer(
                [.. found.Recorded.Select(static stretch => new StretchAnswer(stretch.FromAt, stretch.ToAt))],
                [.. found.Gaps.Select(gap => new GapAnswer(gap.Stretch.FromAt, gap.Stretch.ToAt, gap.Reason, gap.Fault, gap.Deleted, texts.Because(gap)))]))
            : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> PlaylistAsync(string camera, string? from, string? to, RecordingMemory recordings, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryRead(from, to, clock.GetUtcNow(), RecordingRange.LongestPlay, out var range, out var problem))
        {
            return ProblemAnswers.From(problem!);
        }

        if (!CameraId.TryParse(camera, out var id) || await recordings.PlaylistAsync(id, range, cancellationToken) is not (true, var playlist))
        {
            return ProblemAnswers.NotFound();
        }

        return playlist is null ? ProblemAnswers.From(new Problem("NothingRecorded"), StatusCodes.Status404NotFound) : new PlaylistAnswer(playlist);
    }

    /// <summary>A small picture of an instant: its key frame, so at most that much older. No content where nothing is recorded: that is an answer, and a page that drags over a gap must not fill its console.</summary>
    private static async Task<IResult> PictureAsync(string camera, string? at, CameraStore cameras, PreviewPictures pictures, RecordingStatusBoard board, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (id, moment, refusal) = await ReadAsync(camera, at, cameras, board, clock, cancellationToken);
        return refusal ?? await pictures.AtAsync(id, moment, cancellationToken) switch
        {
            (false, _) => ProblemAnswers.NotYet(new Problem("PicturesBusy"), PictureRetry),
            (true, { } picture) => Results.Bytes(picture, "image/jpeg"),
            _ => TypedResults.NoContent(),
        };
    }

    /// <summary>Small pictures of the whole file that holds an instant. No content where nothing is recorded, or while the file is still written: single pictures serve there.</summary>
    private static async Task<IResult> SheetAsync(string camera, string? at, CameraStore cameras, PreviewSheets sheets, RecordingStatusBoard board, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        var (id, moment, refusal) = await ReadAsync(camera, at, cameras, board, clock, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var (isThere, sheet) = await sheets.AtAsync(id, moment, cancellationToken);
        if (!isThere)
        {
            return ProblemAnswers.NotYet(new Problem("PicturesBusy"), PictureRetry);
        }

        if (sheet is null)
        {
            return TypedResults.NoContent();
        }

        response.Headers[SheetAnswer.Header] = SheetAnswer.Of(sheet).Text();
        return Results.Bytes(sheet.Jpeg, "image/jpeg");
    }

    private static async Task<(CameraId Camera, DateTimeOffset At, IResult? Refusal)> ReadAsync(string camera, string? at, CameraStore cameras, RecordingStatusBoard board, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        if (words.Instant(at, "at") is not { Year: > 1 and < 9999 } moment)
        {
            return (default, default, ProblemAnswers.From(words.Problems is [] ? [new Problem("TimeInvalid", "at")] : words.Problems));
        }

        return !CameraId.TryParse(camera, out var id) || await cameras.FindAsync(id, cancellationToken) is null
            ? (default, default, ProblemAnswers.NotFound())
            : (id, moment, StorageAway.Of(board, id));
    }

    private static async Task<IResult> FileAsync(string camera, string segment, RecordingMemory memory, RecordingReader recordings, RecordingStatusBoard board, CancellationToken cancellationToken) =>
        CameraId.TryParse(camera, out var cameraId) && ArchiveSegmentId.TryParse(segment, out var id) && await memory.FindFileAsync(cameraId, id, cancellationToken) is { } file
            ? new RecordingFileAnswer(recordings, board, cameraId, file, id)
            : ProblemAnswers.NotFound();
}
