using DailyCam.Core.Archive;

namespace DailyCam.Web.Features.Clips;

/// <summary>The video of a shared clip, whole or in ranges.</summary>
/// <param name="name">File name for somebody who keeps it; null for a player.</param>
internal sealed class SharedFileAnswer(SharedClip clip, string path, string? name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var links = services.GetRequiredService<ShareLinks>();
        using var cut = new ShareCut(httpContext, links, clip.Link, services.GetRequiredService<TimeProvider>());

        // Asked once more now that a revocation would be heard: none falls in between.
        if (await links.IsOpenAsync(clip.Link.Id, httpContext.RequestAborted))
        {
            await TypedResults.PhysicalFile(path, "video/mp4", name, enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
        else
        {
            await ShareRoutes.Closed().ExecuteAsync(httpContext);
        }
    }
}
