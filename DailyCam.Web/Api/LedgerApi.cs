using System.Security.Claims;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>What left the house: a row for each request that was sent. Everybody in the family may see that; what it cost is for administrators.</summary>
internal static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ledger", ListAsync).WithTags("Ledger");
        api.MapGet("/ledger.csv", WriteAsync).WithTags("Ledger").WithName("LedgerCsv");
    }

    private static async Task<IResult> ListAsync(
        string? camera, string? from, string? to, string? after, int? limit, ClaimsPrincipal caller, LedgerReader reader, TimeProvider clock, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var most = Paging.Limit(limit);
        var query = Read(words, camera, from, to) with
        {
            After = words.Value<LedgerCursor>(after, "after", "CursorInvalid", static text => LedgerCursor.TryParse(text, out var cursor) ? cursor : null),
            Limit = most + 1,
        };
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var page = Paging.Page(await reader.ListAsync(query, cancellationToken), most, static row => LedgerCursor.Of(row).ToString());
        var withMoney = caller.IsInRole(Roles.Admin);
        return TypedResults.Ok(new Paged<LedgerAnswer>([.. page.Items.Select(row => LedgerAnswer.Of(row, withMoney, texts))], page.Next));
    }

    private static async Task<IResult> WriteAsync(
        string? camera, string? from, string? to, ClaimsPrincipal caller, LedgerReader reader, CameraStore cameras, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var query = Read(words, camera, from, to);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var names = (await cameras.ListAsync(cancellationToken)).ToDictionary(static stored => stored.Id, static stored => stored.Name);
        var file = new LedgerCsv(reader, names, caller.IsInRole(Roles.Admin));
        return TypedResults.Stream(stream => file.WriteAsync(query, stream, cancellationToken), "text/csv; charset=utf-8", "dailycam-ledger.csv");
    }

    private static LedgerQuery Read(QueryWords words, string? camera, string? from, string? to) => new()
    {
        Camera = string.IsNullOrEmpty(camera) ? (CameraId?)null : words.Camera(camera),
        From = words.Instant(from, "from"),
        To = words.Instant(to, "to"),
    };
}
