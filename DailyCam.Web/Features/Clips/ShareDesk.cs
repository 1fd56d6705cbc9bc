using System.Net;
using DailyCam.Core.Archive;

namespace DailyCam.Web.Features.Clips;

/// <summary>Answers whoever comes with a link: the clip that it opens, or nothing, and never why.</summary>
internal sealed class ShareDesk(ShareLinks links, ShareThrottle throttle)
{
    /// <summary>The clip; how long to wait when this network tried too much that opens nothing; neither when the link opens nothing.</summary>
    public async Task<(SharedClip? Clip, TimeSpan Wait)> FindAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        var wait = throttle.Wait(address);
        if (wait > TimeSpan.Zero)
        {
            return (null, wait);
        }

        var clip = await links.FindAsync(token, cancellationToken);
        if (clip is null)
        {
            throttle.Failed(address);
        }

        return (clip, TimeSpan.Zero);
    }
}
