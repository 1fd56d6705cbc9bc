using System.Security.Claims;
using DailyCam.Core.Archive;

namespace DailyCam.Web.Api;

/// <summary>Links to clips, for those who have an account: whoever may download a clip may share it, and everybody may take a link back.</summary>
internal static class SharesApi
{
    /// <summary>More than any link lives; a wish beyond it is refused all the same, and does not overflow.</summary>
    private const int MostHours = 10_000;

    public static void MapShares(this IEndpointRouteBuilder api)
    {
        api.MapPost("/exports/{id}/shares", CreateAsync).WithTags("Shares").WithName("ShareExport");
        api.MapGet("/exports/{id}/shares", ListAsync).WithTags("Shares").WithName("ListShares");
        api.MapDelete("/shares/{id}", RevokeAsync).WithTags("Shares").WithName("RevokeShare");
    }

    private static async Task<IResult> CreateAsync(string id, ShareBody body, ShareLinks shares, ClaimsPrincipal caller, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!ExportId.TryParse(id, out var export))
        {
            return ProblemAnswers.NotFound();
        }

        var life = body.Hours is { } hours ? TimeSpan.FromHours(Math.Clamp(hours, 0, MostHours)) : ShareLifetime.Default(shares.LongestLife);
        var outcome = await shares.CreateAsync(export, life, caller.Identity?.Name ?? string.Empty, body.ShowCamera is true, cancellationToken);
        return outcome switch
        {
            { Link: { } link } => TypedResults.Created(request.Api($"exports/{export}/shares"), new { id = link.Id, url = request.Whole($"s/{outcome.Token}"), link.ExpiresAt }),
            { Problem: { Field: not null } problem } => ProblemAnswers.From(problem),
            { Problem: { } problem } => ProblemAnswers.Conflict(problem),
            _ => ProblemAnswers.NotFound(),
        };
    }

    private static async Task<IResult> ListAsync(string id, Exports exports, ShareLinks shares, TimeProvider clock, CancellationToken cancellationToken) =>
        ExportId.TryParse(id, out var export) && await exports.FindAsync(export, cancellationToken) is not null
            ? TypedResults.Ok(new Paged<ShareAnswer>([.. (await shares.ListAsync(export, cancellationToken)).Select(link => ShareAnswer.Of(link, clock.GetUtcNow()))], null))
            : ProblemAnswers.NotFound();

    private static async Task<IResult> RevokeAsync(string id, ShareLinks shares, ClaimsPrincipal caller, CancellationToken cancellationToken) =>
        ShareLinkId.TryParse(id, out var link) && await shares.RevokeAsync(link, caller.Identity?.Name ?? string.Empty, cancellationToken) ? TypedResults.NoContent() : ProblemAnswers.NotFound();
}
