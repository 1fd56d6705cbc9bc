using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Web.Api;

/// <summary>Fragments one after the other, straight from memory without a copy.</summary>
internal sealed class FragmentsAnswer(IReadOnlyList<MediaFragment> fragments) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "video/mp4";
        httpContext.Response.ContentLength = fragments.Sum(static fragment => (long)fragment.Bytes.Length);
        foreach (var fragment in fragments)
        {
            await httpContext.Response.Body.WriteAsync(fragment.Bytes, httpContext.RequestAborted);
        }
    }
}
