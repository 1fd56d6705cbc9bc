using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DailyCam.Web.Features.Clips;

/// <summary>
/// What somebody without an account reaches with a link: the page of one clip and its video, and nothing else. Plain HTML: no circuit, no script, no cookie. Whatever is wrong with a
/// link, the answer is the same.
/// </summary>
internal static class ShareRoutes
{
    /// <summary>This server's styles and the clip itself; nothing on the page runs.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; media-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    public static void MapSharePages(this IEndpointRouteBuilder app)
    {
        var shares = app.MapGroup(string.Empty).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(Guard);
        shares.MapGet("/s/{token}", PageAsync);
        shares.MapGet("/s/{token}/file", FileAsync);
    }

    /// <summary>404: wrong, run out, taken back, deleted, or never there.</summary>
    public static IResult Closed() => new RazorComponentResult<ShareClosedDocument>(new { IsBusy = false }) { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> PageAsync(string token, ShareDesk desk, ShareLinks links, Exports exports, CameraStore cameras, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var (clip, wait) = await desk.FindAsync(token, context.Connection.RemoteIpAddress, cancellationToken);
        if (clip is null || exports.FilePath(clip.Export) is null)
        {
            return Refused(wait, context);
        }

        await links.CountOpeningAsync(clip.Link.Id, cancellationToken);
        var camera = clip.Link.ShowsCamera ? (await cameras.FindAsync(clip.Export.CameraId, cancellationToken))?.Name : null;
        return new RazorComponentResult<ShareDocument>(new { Token = token, Clip = clip, CameraName = camera, Zone = clock.LocalTimeZone });
    }

    private static async Task<IResult> FileAsync(string token, string? download, ShareDesk desk, Exports exports, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var (clip, wait) = await desk.FindAsync(token, context.Connection.RemoteIpAddress, cancellationToken);
        if (clip is null || exports.FilePath(clip.Export) is not { } path)
        {
            return Refused(wait, context);
        }

        return new SharedFileAnswer(clip, path, string.IsNullOrEmpty(download) ? null : await NameAsync(clip, exports, clock.LocalTimeZone, cancellationToken));
    }

    /// <summary>The camera's name stays out of the file's when it stays out of the page.</summary>
    private static async Task<string> NameAsync(SharedClip clip, Exports exports, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        clip.Link.ShowsCamera ? await exports.DownloadNameAsync(clip.Export, zone, cancellationToken) : Exports.NamelessDownload(clip.Export, zone);

    private static IResult Refused(TimeSpan wait, HttpContext context)
    {
        if (wait <= TimeSpan.Zero)
        {
            return Closed();
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new RazorComponentResult<ShareClosedDocument>(new { IsBusy = true }) { StatusCode = StatusCodes.Status429TooManyRequests };
    }

    /// <summary>A clip of a child lies in no cache and in no search engine, and its address goes to nobody.</summary>
    private static ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return next(context);
    }
}
