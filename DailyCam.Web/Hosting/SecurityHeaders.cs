namespace DailyCam.Web.Hosting;

/// <summary>What a browser may do with our answers: everything comes from this server, nothing is framed, sniffed or told to other sites.</summary>
internal static class SecurityHeaders
{
    // style-src 'unsafe-inline': bars and places in plots are as long as their numbers, by style attributes. No script has an exception: the import map, which is none, is named by its hash.
    // connect-src 'self' covers the circuit's WebSocket in browsers of CSP level 3 (Chromium, Firefox, Safari 15.4 and later).
    private const string Before = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; script-src 'self'";
    private const string After =
        "; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Before + After;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next(context);
    });

    /// <summary>Lets one document have its import map: before the document is begun.</summary>
    public static void Allow(HttpResponse response, ModuleMap modules) => response.Headers.ContentSecurityPolicy = $"{Before} '{modules.Hash}'{After}";
}
