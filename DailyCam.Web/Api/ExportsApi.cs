using System.Diagnostics.CodeAnalysis;
using DailyCam.Core;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>Stretches of recording as one normal MP4 file each.</summary>
internal static class ExportsApi
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapGroup("/exports").WithTags("Exports");
        exports.MapPost("/", RequestAsync).WithName("RequestExport");
        exports.MapGet("/estimate", EstimateAsync).WithName("ExportEstimate");
        exports.MapGet("/{id}", GetAsync).WithName("Export");
        exports.MapGet("/{id}/file", FileAsync).WithName("ExportFile");

        // It may be the last copy of what it shows, and nothing brings it back.
        exports.MapDelete("/{id}", DeleteAsync).RequireAuthorization(ApiRoutes.AdminOnly).WithName("DeleteExport");
    }

    private static async Task<IResult> RequestAsync(ExportBody body, Exports exports, TimeProvider clock, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!TryRead(body, clock, out var camera, out var range, out var problem))
        {
            return ProblemAnswers.From(problem);
        }

        var outcome = await exports.RequestAsync(camera, range.From, range.To, cancellationToken);
        return outcome.Export is { } export
            ? TypedResults.Created(request.Api($"exports/{export.Id}"), ExportAnswer.Of(export, request))
            : ProblemAnswers.From(outcome.Problem!);
    }

    /// <summary>What it would come to, by the index of what is recorded. Nothing is made and nothing registered, so a page may ask while a finger moves.</summary>
    private static async Task<IResult> EstimateAsync(string? camera, string? from, string? to, Exports exports, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TryRead(new ExportBody(camera, from, to), clock, out var id, out var range, out var problem))
        {
            return ProblemAnswers.From(problem);
        }

        var (estimate, trouble) = await exports.EstimateAsync(id, range.From, range.To, cancellationToken);
        return estimate is null ? ProblemAnswers.From(trouble!) : TypedResults.Ok(ExportEstimateAnswer.Of(estimate));
    }

    private static bool TryRead(ExportBody body, TimeProvider clock, out CameraId camera, out RecordingRange range, [NotNullWhen(false)] out Problem? problem)
    {
        range = default;
        problem = !CameraId.TryParse(body.Camera, out camera) ? new Problem("CameraNotFound", "camera")
            : string.IsNullOrEmpty(body.From) ? new Problem("TimeUnreadable", "from")
            : string.IsNullOrEmpty(body.To) ? new Problem("TimeUnreadable", "to")
            : TimeRange.TryRead(body.From, body.To, clock.GetUtcNow(), RecordingRange.LongestPlay, out range, out var wrong) ? null
            : wrong;
        return problem is null;
    }

    private static async Task<IResult> GetAsync(string id, Exports exports, HttpRequest request, CancellationToken cancellationToken) =>
        await FindAsync(id, exports, cancellationToken) is { } export ? TypedResults.Ok(ExportAnswer.Of(export, request)) : ProblemAnswers.NotFound();

    private static async Task<IResult> FileAsync(string id, Exports exports, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, exports, cancellationToken) is not { } export)
        {
            return ProblemAnswers.NotFound();
        }

        // The framework writes both forms of the name: plain ASCII, and RFC 5987 for every script.
        return exports.FilePath(export) is { } path
            ? TypedResults.PhysicalFile(path, "video/mp4", await exports.DownloadNameAsync(export, clock.LocalTimeZone, cancellationToken), enableRangeProcessing: true)
            : ProblemAnswers.Conflict(new Problem(export.State == ExportState.Failed ? "ExportFailed" : "ExportNotReady"));
    }

    private static async Task<IResult> DeleteAsync(string id, Exports exports, CancellationToken cancellationToken)
    {
        var (isFound, problem) = ExportId.TryParse(id, out var export) ? await exports.DeleteAsync(export, cancellationToken) : (false, null);
        return !isFound ? ProblemAnswers.NotFound() : problem is null ? TypedResults.NoContent() : ProblemAnswers.From(problem, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Export?> FindAsync(string id, Exports exports, CancellationToken cancellationToken) =>
        ExportId.TryParse(id, out var export) ? await exports.FindAsync(export, cancellationToken) : null;
}
