using DailyCam.Core;
using DailyCam.Web.Api;
using Microsoft.AspNetCore.Authorization;

namespace DailyCam.Web.Features.Setup;

/// <summary>While there is no account, every page leads to set-up and every call is told so.</summary>
internal static class SetupGate
{
    public const string Path = "/setup";

    public static IApplicationBuilder UseSetupGate(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (!context.RequestServices.GetRequiredService<SetupDesk>().IsNeeded || IsOpen(context))
        {
            await next(context);
        }
        else if (context.Request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            await ProblemAnswers.From(new Problem("SetupNeeded"), StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        }
        else
        {
            context.Response.Redirect($"{context.Request.PathBase}{Path}");
        }
    });

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && !context.Request.Path.Equals("/sign-in", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase);
}
