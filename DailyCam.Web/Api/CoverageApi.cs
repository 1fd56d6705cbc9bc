using DailyCam.Core.Cameras;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>What is known of each minute of a day, and the whole day as the timeline draws it.</summary>
internal static class CoverageApi
{
    public static void MapCoverage(this IEndpointRouteBuilder api)
    {
        api.MapGet("/coverage", GetCoverageAsync);
        api.MapGet("/timeline", GetTimelineAsync);
        api.MapGet("/timeline/seconds", GetSecondsAsync);
    }

    private static async Task<IResult> GetCoverageAsync(string? camera, string? date, string? tz, TimelineReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        await AnswerAsync(camera, date, tz, reader, clock, static (day, zone) => Task.FromResult<IResult>(TypedResults.Ok(CoverageAnswer.Of(day, zone))), cancellationToken);

    private static async Task<IResult> GetTimelineAsync(
        string? camera, string? date, string? tz, TimelineReader reader, ReportReader reports, TimeProvider clock, IStringLocalizer<SharedText> texts, IStringLocalizer<ReportsText> sentences, HttpRequest request, CancellationToken cancellationToken) =>
        await AnswerAsync(
            camera,
            date,
            tz,
            reader,
            clock,
            async (day, zone) => TypedResults.Ok(
                TimelineAnswer.Of(day, await reports.SleepAsync(day, cancellationToken), new ReportWords(sentences, texts, zone) { Root = request.Root() }, texts)),
            cancellationToken);

    private static async Task<IResult> GetSecondsAsync(string? camera, string? from, string? to, SecondsReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryRead(from, to, clock.GetUtcNow(), SecondsReader.Longest, out var range, out var problem))
        {
            return ProblemAnswers.From(problem!);
        }

        return CameraId.TryParse(camera, out var id) && await reader.GetAsync(id, new Stretch(range.From, range.To), cancellationToken) is { } minutes
            ? TypedResults.Ok(new SecondsAnswer(minutes))
            : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> AnswerAsync(
        string? camera, string? date, string? tz, TimelineReader reader, TimeProvider clock, Func<TimelineDay, TimeZoneInfo, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var id = words.Camera(camera);
        var zone = words.Zone(tz);
        var day = words.PastDate(date, zone);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        return await reader.GetDayAsync(id, day, zone, cancellationToken) is { } found ? await answer(found, zone) : ProblemAnswers.NotFound();
    }
}
