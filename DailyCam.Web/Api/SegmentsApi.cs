using System.Globalization;
using System.Security.Claims;
using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Archive segments with what is known of them.</summary>
internal static class SegmentsApi
{
    public static void MapSegments(this IEndpointRouteBuilder api)
    {
        var segments = api.MapGroup("/segments");
        segments.MapGet("/", ListAsync);
        segments.MapGet("/{id}", GetAsync);
        segments.MapPost("/{id}/analyse", AnalyseAsync);

        // It may send footage away and costs money, so it is not for everybody.
        segments.MapPost("/analyse", AgainAsync).RequireAuthorization(ApiRoutes.AdminOnly);
    }

    private static async Task<IResult> ListAsync(
        string? camera, string? from, string? to, string? after, int? limit, SegmentReader reader, TimeProvider clock, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var id = string.IsNullOrEmpty(camera) ? (CameraId?)null : words.Camera(camera);
        var (first, last, cursor) = (words.Instant(from, "from"), words.Instant(to, "to"), words.Instant(after, "after"));
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var most = Paging.Limit(limit);
        var found = await reader.ListAsync(id, first, last, cursor, most + 1, cancellationToken);
        var page = Paging.Page(found, most, static segment => segment.StartAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        return TypedResults.Ok(new Paged<SegmentAnswer>([.. page.Items.Select(segment => SegmentAnswer.Of(segment, texts))], page.Next));
    }

    private static async Task<IResult> GetAsync(string id, ClaimsPrincipal caller, SegmentReader reader, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        if (!ArchiveSegmentId.TryParse(id, out var segment) || await reader.FindAsync(segment, cancellationToken) is not { } view)
        {
            return ProblemAnswers.NotFound();
        }

        var incidents = await reader.ListIncidentsAsync(view, cancellationToken);
        return TypedResults.Ok(SegmentAnswer.Of(view, texts) with
        {
            Incidents = [.. incidents.Select(static incident => incident.Id)],
            Analyses = [.. view.Analyses.Select(row => AnalysisAnswer.Of(row, caller.IsInRole(Roles.Admin), texts))],
        });
    }

    private static async Task<IResult> AnalyseAsync(string id, SegmentReader reader, AnalysisIntake intake, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        if (!ArchiveSegmentId.TryParse(id, out var segment) || !await intake.AnalyseAgainAsync(segment, cancellationToken))
        {
            return ProblemAnswers.NotFound();
        }

        return await reader.FindAsync(segment, cancellationToken) is { } view ? TypedResults.Accepted((string?)null, SegmentAnswer.Of(view, texts)) : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> AgainAsync(AgainBody body, SegmentsAgain again, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var camera = words.Camera(body.Camera);
        var (from, to) = (words.Instant(body.From, "from"), words.Instant(body.To, "to"));
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        if (from is not { } first || to is not { } last)
        {
            return ProblemAnswers.From(new Problem("TimeInvalid", from is null ? "from" : "to"));
        }

        var outcome = await again.AskAsync(new AgainRequest(camera, first, last, string.IsNullOrEmpty(body.Analyzer) ? null : body.Analyzer), cancellationToken);
        return outcome.Problem is { } problem
            ? ProblemAnswers.From(problem)
            : TypedResults.Accepted((string?)null, new AgainAnswer(outcome.Analyzer!, outcome.Queued, outcome.Done));
    }
}
