namespace DailyCam.Web.Hosting;

/// <summary>
/// The circuit and every other WebSocket are opened by our own pages only. WebSockets know no same-origin policy, and a page on another port of this computer would be
/// sent the session's cookie along.
/// </summary>
internal static class SocketOrigin
{
    public static IApplicationBuilder UseSocketOrigin(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var isChecked = context.WebSockets.IsWebSocketRequest || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (!isChecked || IsOwn(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Programs send no Origin. A browser leaves the port out of Host where it is the scheme's own: no other port is meant then, and a page on one is another program's.</summary>
    internal static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length is 0)
        {
            return true;
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var own)
            && string.Equals(own.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && (request.Host.Port is { } port ? port == own.Port : own.IsDefaultPort);
    }
}
