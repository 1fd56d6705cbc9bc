using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DailyCam.Web.Api;

/// <summary>Video files from a browser or a program, streamed to the disk as they come.</summary>
internal static class UploadsApi
{
    /// <summary>Name of the form field that holds the file.</summary>
    private const string FileField = "file";

    /// <summary>A family that sends more parts before the file is none.</summary>
    private const int MaxParts = 16;

    /// <summary>RFC 2046.</summary>
    private const int MaxBoundaryLength = 70;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        var uploads = api.MapGroup("/uploads").RequireAuthorization(ApiRoutes.AdminOnly);

        // The server's limit of 30 MB is lifted here only; UploadStore has its own and counts. Kestrel's minimum data rate stays.
        uploads.MapPost("/", ReceiveAsync).WithMetadata(new DisableRequestSizeLimitAttribute()).WithName("UploadVideo");
        uploads.MapGet("/", ListAsync).WithName("ListUploads");
        uploads.MapGet("/{id}", GetAsync).WithName("GetUpload");
        uploads.MapUploadParts();
    }

    private static async Task<IResult> ReceiveAsync(string? name, HttpRequest request, UploadStore uploads, CancellationToken cancellationToken)
    {
        var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (!isForm)
        {
            return Answer(await uploads.ReceiveAsync(request.Body, name, request.ContentLength, cancellationToken), request);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type!.Boundary).Value;
        return string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundaryLength
            ? ProblemAnswers.From(new Core.Problem(CameraProblems.UploadNoFile, FileField))
            : Answer(await ReceivePartAsync(new MultipartReader(boundary, request.Body), name, uploads, cancellationToken), request);
    }

    private static async Task<UploadOutcome> ReceivePartAsync(MultipartReader parts, string? name, UploadStore uploads, CancellationToken cancellationToken)
    {
        try
        {
            for (var count = 0; count < MaxParts && await parts.ReadNextSectionAsync(cancellationToken) is { } part; count++)
            {
                if (part.GetContentDispositionHeader() is { } header && header.IsFileDisposition() && HeaderUtilities.RemoveQuotes(header.Name).Equals(FileField, StringComparison.Ordinal))
                {
                    return await uploads.ReceiveAsync(part.Body, name ?? FileName(header), announcedBytes: null, cancellationToken);
                }
            }
        }
        catch (InvalidDataException)
        {
            return UploadOutcome.Refused(CameraProblems.UploadNoFile);
        }
        catch (IOException)
        {
            return UploadOutcome.Refused(CameraProblems.UploadAborted);
        }

        return UploadOutcome.Refused(CameraProblems.UploadNoFile);
    }

    private static string? FileName(ContentDispositionHeaderValue header) => HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value;

    private static async Task<IResult> ListAsync(UploadStore uploads, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Paged<UploadAnswer>([.. (await uploads.ListAsync(cancellationToken)).Select(UploadAnswer.Of)], null));

    private static async Task<IResult> GetAsync(string id, UploadStore uploads, CancellationToken cancellationToken) =>
        UploadId.TryParse(id, out var upload) && await uploads.FindAsync(upload, cancellationToken) is { } video
            ? TypedResults.Ok(UploadAnswer.Of(video))
            : ProblemAnswers.NotFound();

    /// <summary>201 with the video that an upload became.</summary>
    internal static IResult Kept(UploadedVideo video, HttpRequest request) => TypedResults.Created(request.Api($"uploads/{video.Id}"), UploadAnswer.Of(video));

    /// <summary>Why nothing was taken, by a status that a program can go by.</summary>
    internal static IResult Refused(Core.Problem problem) => problem.Code switch
    {
        CameraProblems.UploadTooLarge => ProblemAnswers.From(problem, StatusCodes.Status413PayloadTooLarge),
        CameraProblems.UploadNoSpace => ProblemAnswers.From(problem, StatusCodes.Status507InsufficientStorage),
        CameraProblems.UploadBusy => ProblemAnswers.NotYet(problem, RetryAfter),
        _ => ProblemAnswers.From(problem),
    };

    private static IResult Answer(UploadOutcome outcome, HttpRequest request) => outcome.Problem is { } problem ? Refused(problem) : Kept(outcome.Video!, request);
}
