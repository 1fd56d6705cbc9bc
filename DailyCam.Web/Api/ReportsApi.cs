using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Questions;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>The report of a day, and answers from its facts.</summary>
internal static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports");
        reports.MapGet("/{date}", GetAsync);
        reports.MapGet("/{date}/answer", AnswerAsync);
        reports.MapPeriods();
    }

    private static async Task<IResult> GetAsync(
        string date, string? camera, string? tz, ReportReader reader, TimeProvider clock, IStringLocalizer<ReportsText> texts, IStringLocalizer<SharedText> shared, HttpRequest request, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var id = CameraOf(camera, words);
        var zone = words.Zone(tz);
        var day = words.PastDate(date, zone);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        return await reader.ReadAsync(id, day, zone, cancellationToken) is { } report
            ? TypedResults.Ok(ReportAnswer.Of(report, new ReportWords(texts, shared, zone) { Root = request.Root() }, texts))
            : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> AnswerAsync(
        string date, string? q, string? camera, string? tz, ReportReader reader, TimeProvider clock, IStringLocalizer<ReportsText> texts, IStringLocalizer<SharedText> shared, HttpRequest request, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var id = CameraOf(camera, words);
        var zone = words.Zone(tz);
        var day = words.PastDate(date, zone);
        var problems = QuestionProblem(q) is { } problem ? [.. words.Problems, problem] : words.Problems;
        if (problems.Count > 0)
        {
            return ProblemAnswers.From(problems);
        }

        return await reader.AnswerAsync(q!, id, day, zone, cancellationToken) is { } answer
            ? TypedResults.Ok(QuestionAnswer.Of(answer, new ReportWords(texts, shared, zone) { Root = request.Root() }, texts))
            : ProblemAnswers.NotFound();
    }

    private static CameraId? CameraOf(string? camera, QueryWords words) => string.IsNullOrEmpty(camera) ? null : words.Camera(camera);

    private static Problem? QuestionProblem(string? question) => question switch
    {
        _ when string.IsNullOrWhiteSpace(question) => new Problem("QuestionMissing", "q"),
        { Length: > QuestionDesk.MaxLength } => new Problem("QuestionTooLong", "q", QuestionDesk.MaxLength),
        _ => null,
    };
}
