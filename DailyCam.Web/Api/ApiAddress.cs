namespace DailyCam.Web.Api;

/// <summary>Addresses of our own routes as answers name them.</summary>
internal static class ApiAddress
{
    /// <summary>Address of a route, which is given without the prefix, on the caller's way: below the path that a proxy serves us below.</summary>
    public static string Api(this HttpRequest request, string route) => $"{request.PathBase}{ApiRoutes.Prefix}/{route}";

    /// <summary>Address of a page, relative to the base, to be opened elsewhere: with the name and the port by which the caller reaches us.</summary>
    public static string Whole(this HttpRequest request, string page) => $"{request.Scheme}://{request.Host}{request.PathBase}/{page}";

    /// <summary>What stands in front of a page's address on the caller's way.</summary>
    public static string Root(this HttpRequest request) => $"{request.PathBase}/";
}
