using DailyCam.Core;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Antiforgery;

namespace DailyCam.Web.Api;

/// <summary>
/// Whatever changes something must carry the antiforgery token, a page's form in its field, a call that is signed in by cookie in the header <see cref="HeaderName"/>. Pages' scripts
/// use <c>apiFetch</c> of <c>wwwroot-assets/src/shell/api.mjs</c>, which gets it from <c>GET /api/v1/antiforgery</c>; programs use a bearer token
/// and need none. The check stands before the endpoint, so that no new route can forget it.
/// </summary>
internal static class ApiAntiforgery
{
    public const string HeaderName = "X-CSRF-TOKEN";

    public static IApplicationBuilder UseAntiforgeryEverywhere(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (IsExempt(context) || await IsValidAsync(context))
        {
            await next(context);
            return;
        }

        await ProblemAnswers.From(new Problem("AntiforgeryFailed")).ExecuteAsync(context);
    });

    public static object Token(HttpContext context, IAntiforgery antiforgery) =>
        new { token = antiforgery.GetAndStoreTokens(context).RequestToken, header = HeaderName };

    private static Task<bool> IsValidAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    private static bool IsExempt(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
        || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) // The circuit: SameSite cookie and the check of its origin.
        || ApiTokenHandler.IsMeant(context.Request)
        || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };
}
