using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace DailyCam.Web.Api;

internal static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        // No token is asked of somebody who has no session yet; the cookie is SameSite=Lax, and a foreign page cannot send JSON without being asked first.
        api.MapPost("/session", SignInAsync).AllowAnonymous().DisableAntiforgery().WithName("SignIn");
        api.MapGet("/session", static (HttpContext context) => new SessionAnswer(context.User)).WithName("GetSession");
        api.MapDelete("/session", SignOutAsync).WithName("SignOut");
        api.MapGet("/antiforgery", ApiAntiforgery.Token).WithName("GetAntiforgeryToken");
    }

    private static async Task<IResult> SignInAsync(SessionRequest request, SignInDesk desk, SignInManager<AppUser> signIn, IAntiforgery antiforgery, HttpContext context)
    {
        var outcome = await desk.SignInAsync(request.User, request.Password, context.Connection.RemoteIpAddress);
        if (outcome.User is null)
        {
            return outcome.Wait > TimeSpan.Zero
                ? ProblemAnswers.TooMany(SignInDesk.Problem(outcome), outcome.Wait)
                : ProblemAnswers.From(SignInDesk.Problem(outcome), StatusCodes.Status401Unauthorized);
        }

        // The antiforgery token belongs to an identity, so it is made for the new one: a script needs no second call.
        context.User = await signIn.CreateUserPrincipalAsync(outcome.User);
        return TypedResults.Ok(new SessionAnswer(context.User) { AntiforgeryToken = antiforgery.GetAndStoreTokens(context).RequestToken });
    }

    private static async Task<IResult> SignOutAsync(SignInDesk desk, CancellationToken cancellationToken)
    {
        await desk.SignOutAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
