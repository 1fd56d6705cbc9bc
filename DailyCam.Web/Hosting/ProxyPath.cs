using DailyCam.Core.Hosting;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Hosting;

/// <summary>
/// The path that a reverse proxy serves us below. Some proxies pass it on and some take it away; here both become the same, so that links, cookies and redirects, which are all made
/// of <see cref="HttpRequest.PathBase"/>, are right behind either.
/// </summary>
internal static class ProxyPath
{
    public static void UseProxyPath(this WebApplication app)
    {
        if (Wanted(app) is { HasValue: true } path)
        {
            app.Use((context, next) => Enter(context.Request, path) ? next(context) : LeadIn(context));
        }
    }

    /// <summary>A proxy that takes the path away would make an address of ours look like one that still has it: such a path stops the start.</summary>
    public static void RefuseTakenProxyPath(this WebApplication app)
    {
        // Only when there is one: reading every route costs a moment of the start.
        if (Wanted(app) is { HasValue: true } path && IsTaken(path, ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints)))
        {
            throw new StartRefusedException($"{ProxyOptions.Section}:{nameof(ProxyOptions.PathBase)}: {path} begins like an address of DailyCam's own. Choose another, such as /cam.");
        }
    }

    /// <summary>Whether one of the routes begins with the path's first part.</summary>
    internal static bool IsTaken(PathString path, IEnumerable<Endpoint> endpoints)
    {
        var first = path.Value!.Split('/')[1];
        return endpoints.OfType<RouteEndpoint>().Any(route => route.RoutePattern.PathSegments.Count > 0
            && route.RoutePattern.PathSegments[0].Parts is [RoutePatternLiteralPart literal]
            && string.Equals(literal.Content, first, StringComparison.OrdinalIgnoreCase));
    }

    private static PathString Wanted(WebApplication app) => new(app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.PathBase);

    /// <summary>Takes the path off where it still is. False for the bare path, whose relative links would leave it.</summary>
    private static bool Enter(HttpRequest request, PathString path)
    {
        if (request.Path.StartsWithSegments(path, StringComparison.Ordinal, out var rest))
        {
            if (!rest.HasValue)
            {
                return false;
            }

            request.Path = rest;
        }

        request.PathBase = path;
        return true;
    }

    private static Task LeadIn(HttpContext context)
    {
        context.Response.Redirect($"{context.Request.Path}/{context.Request.QueryString}");
        return Task.CompletedTask;
    }
}
