namespace DailyCam.Web.Api;

/// <summary>Whether a request comes from a program (or a script of ours) rather than from somebody who opens a page.</summary>
internal static class RequestKind
{
    private static readonly string[] Prefixes = ["/api", "/openapi", "/metrics", "/_blazor"];

    public static bool IsForPrograms(HttpRequest request) =>
        Prefixes.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
