using System.Globalization;
using System.Security.Claims;
using DailyCam.Core;
using DailyCam.Core.Family;
using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Api;

/// <summary>What the family said of the child.</summary>
internal static class ChildApi
{
    public static void MapChild(this IEndpointRouteBuilder api)
    {
        api.MapGet("/child", GetAsync);
        api.MapPut("/child", SaveAsync).RequireAuthorization(ApiRoutes.AdminOnly);
    }

    private static async Task<IResult> GetAsync(ClaimsPrincipal caller, ChildStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(ChildAnswer.Of(await store.FindAsync(cancellationToken), DateOnly.FromDateTime(clock.GetLocalNow().DateTime), withBirthDate: caller.IsInRole(Roles.Admin)));

    private static async Task<IResult> SaveAsync(ChildBody body, ClaimsPrincipal caller, ChildStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        DateOnly? birthDate = null;
        if (!string.IsNullOrEmpty(body.BirthDate))
        {
            if (!DateOnly.TryParseExact(body.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                return ProblemAnswers.From(new Problem(ChildProblems.BirthDateUnreadable, "birthDate"));
            }

            birthDate = read;
        }

        var (home, unreadable) = body.ReadHome((await store.FindAsync(cancellationToken)).Home);
        if (unreadable.Count > 0)
        {
            return ProblemAnswers.From(unreadable);
        }

        var problems = await store.SaveAsync(body.Name, birthDate, home, cancellationToken);
        return problems.Count > 0 ? ProblemAnswers.From(problems) : await GetAsync(caller, store, clock, cancellationToken);
    }
}
