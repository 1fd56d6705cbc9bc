using DailyCam.Core.Health;

namespace DailyCam.Web.Hosting;

/// <summary>For watchdogs: alive, and ready.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // No disk, no database: a watchdog must not restart the process because a disk is away.
        app.MapGet("/healthz", static () => TypedResults.Text("ok")).AllowAnonymous();
        app.MapGet("/readyz", ReadAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadAsync(ReadinessReader reader, HttpContext context, CancellationToken cancellationToken)
    {
        var now = await reader.ReadAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new { status = now.IsReady ? "ready" : "notReady", parts = new { now.Database, now.Jobs, now.Storage }, now.Cameras },
            statusCode: now.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
