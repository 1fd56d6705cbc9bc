using System.Globalization;
using System.Security.Claims;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Mvc;

namespace DailyCam.Web.Api;

/// <summary>Video files in parts: a lost connection costs one part. An upload belongs to whoever began it; for everybody else there is none.</summary>
internal static class UploadPartsApi
{
    /// <summary>Where a part begins, and in answers where the next one has to.</summary>
    public const string OffsetHeader = "Upload-Offset";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapUploadParts(this IEndpointRouteBuilder uploads)
    {
        var parts = uploads.MapGroup("/parts");
        parts.MapPost("/", BeginAsync).WithName("BeginUpload");
        parts.MapGet("/", List).WithName("ListUnfinishedUploads");
        parts.MapMethods("{id}", Reading, Get).WithName("GetUnfinishedUpload");

        // The server's limit of 30 MB is lifted: a program may send all that is missing as one part. It counts up to the announced length.
        parts.MapPatch("{id}", AppendAsync).WithMetadata(new DisableRequestSizeLimitAttribute()).WithName("AppendToUpload");
        parts.MapDelete("{id}", CancelAsync).WithName("CancelUpload");
    }

    private static async Task<IResult> BeginAsync(UploadPartsBody body, ClaimsPrincipal caller, HttpContext context, UploadParts parts, CancellationToken cancellationToken)
    {
        var (upload, problem) = await parts.BeginAsync(OwnerOf(caller), body.Name, body.Bytes ?? 0, body.Mark, cancellationToken);
        if (upload is null)
        {
            return Refused(problem!);
        }

        Tell(context, upload.Offset);
        return TypedResults.Created(context.Request.Api($"uploads/parts/{upload.Id}"), OpenUploadAnswer.Of(upload, parts.KeptFor));
    }

    private static Paged<OpenUploadAnswer> List(ClaimsPrincipal caller, UploadParts parts) =>
        new([.. parts.List(OwnerOf(caller)).Select(upload => OpenUploadAnswer.Of(upload, parts.KeptFor))], null);

    private static IResult Get(string id, ClaimsPrincipal caller, HttpContext context, UploadParts parts)
    {
        if (!UploadId.TryParse(id, out var wanted) || parts.Find(OwnerOf(caller), wanted) is not { } upload)
        {
            return Gone();
        }

        Tell(context, upload.Offset);
        return TypedResults.Ok(OpenUploadAnswer.Of(upload, parts.KeptFor));
    }

    private static async Task<IResult> AppendAsync(string id, ClaimsPrincipal caller, HttpContext context, UploadParts parts, CancellationToken cancellationToken)
    {
        if (!UploadId.TryParse(id, out var upload))
        {
            return Gone();
        }

        var request = context.Request;
        var offset = long.TryParse(request.Headers[OffsetHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1;
        var outcome = await parts.AppendAsync(OwnerOf(caller), upload, offset, request.Body, request.ContentLength, cancellationToken);
        if (outcome.IsMissing)
        {
            return Gone();
        }

        Tell(context, outcome.Offset);
        return outcome switch
        {
            { Problem: { } problem } => Refused(problem),
            { Video: { } video } => UploadsApi.Kept(video, request),
            _ => TypedResults.NoContent(),
        };
    }

    private static async Task<IResult> CancelAsync(string id, ClaimsPrincipal caller, UploadParts parts, CancellationToken cancellationToken) =>
        UploadId.TryParse(id, out var upload) && await parts.CancelAsync(OwnerOf(caller), upload, cancellationToken) ? TypedResults.NoContent() : Gone();

    private static IResult Refused(Core.Problem problem) => problem.Code is CameraProblems.UploadOffset or CameraProblems.UploadTooMany
        ? ProblemAnswers.Conflict(problem)
        : UploadsApi.Refused(problem);

    private static IResult Gone() => ProblemAnswers.From(new Core.Problem(CameraProblems.UploadGone), StatusCodes.Status404NotFound);

    private static void Tell(HttpContext context, long offset) => context.Response.Headers[OffsetHeader] = offset.ToString(CultureInfo.InvariantCulture);

    /// <summary>A person by the account, a program by its token; a name can change hands.</summary>
    private static string OwnerOf(ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
