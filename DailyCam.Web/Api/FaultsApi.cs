using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>What broke, how it came right, and what that amounts to.</summary>
internal static class FaultsApi
{
    private const int DefaultDays = 7;

    public static void MapFaults(this IEndpointRouteBuilder api)
    {
        var faults = api.MapGroup("/faults");
        faults.MapGet("/", ListAsync);
        faults.MapGet("/stats", SummarizeAsync);
    }

    private static async Task<IResult> ListAsync(
        string? camera, string? from, string? to, string? kind, string? after, int? limit, FaultReader reader, TimeProvider clock, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var most = Paging.Limit(limit);
        var query = Read(words, camera, kind) with
        {
            From = words.Instant(from, "from"),
            To = words.Instant(to, "to"),
            After = words.Value<FaultCursor>(after, "after", "CursorInvalid", static text => FaultCursor.TryParse(text, out var cursor) ? cursor : null),
            Limit = most + 1,
        };
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var page = Paging.Page(await reader.ListAsync(query, cancellationToken), most, static fault => FaultCursor.Of(fault).ToString());
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Paged<FaultRowAnswer>([.. page.Items.Select(fault => FaultRowAnswer.Of(fault, now, texts))], page.Next));
    }

    private static async Task<IResult> SummarizeAsync(string? days, string? tz, string? camera, string? kind, FaultReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var zone = words.Zone(tz);
        var query = Read(words, camera, kind);
        var count = words.Days(days, DefaultDays, FaultPeriod.MostDays);
        return words.Problems.Count > 0
            ? ProblemAnswers.From(words.Problems)
            : TypedResults.Ok(FaultStatsAnswer.Of(await reader.SummarizeAsync(query, count, zone, cancellationToken)));
    }

    private static FaultQuery Read(QueryWords words, string? camera, string? kind) => new()
    {
        Camera = string.IsNullOrEmpty(camera) ? (CameraId?)null : words.Camera(camera),
        Kind = words.Value<FaultKind>(kind, "kind", "FaultKindUnknown", static text =>
            Enum.GetValues<FaultKind>().Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(static value => (FaultKind?)value).FirstOrDefault()),
    };
}
