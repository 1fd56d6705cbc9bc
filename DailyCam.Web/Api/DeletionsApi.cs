using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Which recordings were deleted, and why.</summary>
internal static class DeletionsApi
{
    public static void MapDeletions(this IEndpointRouteBuilder api) => api.MapGet("/deletions", ListAsync);

    private static async Task<IResult> ListAsync(
        string? camera, string? from, string? to, string? reason, string? after, int? limit, DeletionReader reader, TimeProvider clock, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var most = Paging.Limit(limit);
        var query = new DeletionQuery
        {
            Camera = string.IsNullOrEmpty(camera) ? (CameraId?)null : words.Camera(camera),
            From = words.Instant(from, "from"),
            To = words.Instant(to, "to"),
            Reason = words.Value<RetentionReason>(reason, "reason", "RetentionReasonUnknown", static text =>
                Enum.GetValues<RetentionReason>().Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(static value => (RetentionReason?)value).FirstOrDefault()),
            Before = words.Value<long>(after, "after", "CursorInvalid", static text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null),
            Limit = most + 1,
        };
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var page = Paging.Page(await reader.ListAsync(query, cancellationToken), most, static row => row.Id.ToString(CultureInfo.InvariantCulture));
        return TypedResults.Ok(new Paged<DeletionAnswer>([.. page.Items.Select(row => DeletionAnswer.Of(row, texts))], page.Next));
    }
}
