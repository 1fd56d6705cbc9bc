using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Measures;
using DailyCam.Web.Features.Measures;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>The quality of a camera's stream: minute by minute, and at this moment.</summary>
internal static class MeasuresApi
{
    public static void MapMeasures(this IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/cameras/{camera}/measures").WithTags("Measures");
        measures.MapGet("/", ListAsync).WithName("Measures");
        measures.MapGet("/now", NowAsync).WithName("MeasuresNow");
    }

    private static async Task<IResult> ListAsync(
        string camera, string? from, string? to, MeasureReader reader, TimeProvider clock, IStringLocalizer<MeasuresText> texts, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryRead(from, to, clock.GetUtcNow(), MeasureReader.LongestList, out var range, out var problem))
        {
            return ProblemAnswers.From(problem!);
        }

        return CameraId.TryParse(camera, out var id) && await reader.ListAsync(id, range.From, range.To, cancellationToken) is { } minutes
            ? TypedResults.Ok(new MeasuresAnswer(id, range.From, range.To, [.. minutes.Select(MeasureAnswer.Of)], await AdviceAsync(id, reader, texts, cancellationToken)))
            : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> NowAsync(string camera, CameraStore cameras, CaptureStatusBoard statuses, MeasureBoard measures, CancellationToken cancellationToken) =>
        CameraId.TryParse(camera, out var id) && await cameras.FindAsync(id, cancellationToken) is not null
            ? TypedResults.Ok(MeasuresNowAnswer.Of(statuses.Find(id), measures.Find(id)))
            : ProblemAnswers.NotFound();

    private static async Task<IReadOnlyList<AdviceAnswer>> AdviceAsync(CameraId camera, MeasureReader reader, IStringLocalizer<MeasuresText> texts, CancellationToken cancellationToken) =>
        [.. (await reader.AdviceAsync(camera, cancellationToken)).Select(advice => new AdviceAnswer(advice.Code, texts.Sentence(advice), advice.Since))];
}
