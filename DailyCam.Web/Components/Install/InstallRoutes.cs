using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DailyCam.Web.Components.Install;

/// <summary>What a browser asks for to install DailyCam and to have a page without a connection. Open to everybody: nothing in it is of this family.</summary>
internal static class InstallRoutes
{
    private const string ScriptType = "text/javascript";

    private static readonly JsonSerializerOptions ManifestJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void MapInstall(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app.webmanifest", Manifest).AllowAnonymous().ExcludeFromDescription();
        app.MapGet($"/{OfflineEdition.Page}", Offline).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/service-worker.js", Worker).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Manifest(string? language, HttpContext context)
    {
        AskAgain(context);
        return Results.Json(AppManifest.Of(InstallWords.Of(language), context.Request.PathBase), ManifestJson, AppManifest.ContentType);
    }

    private static RazorComponentResult<OfflineDocument> Offline(HttpContext context)
    {
        AskAgain(context);
        return new RazorComponentResult<OfflineDocument>();
    }

    private static IResult Worker(HttpContext context, OfflineEdition edition)
    {
        AskAgain(context);
        return Results.Text(edition.Worker, ScriptType);
    }

    /// <summary>After an update, the old one is of no use to anybody.</summary>
    private static void AskAgain(HttpContext context) => context.Response.Headers.CacheControl = "no-cache";
}
