using DailyCam.Core.Live;

namespace DailyCam.Web.Api;

/// <summary>A playlist that is written already.</summary>
internal sealed class PlaylistAnswer(byte[] text) : IResult
{
    private const string ContentType = LivePlaylist.ContentType + "; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        httpContext.Response.ContentLength = text.Length;
        await httpContext.Response.BodyWriter.WriteAsync(text, httpContext.RequestAborted);
    }
}
