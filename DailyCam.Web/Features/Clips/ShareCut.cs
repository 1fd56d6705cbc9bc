using DailyCam.Core.Archive;

namespace DailyCam.Web.Features.Clips;

/// <summary>Ends an answer in its middle when the link it came through is taken back or runs out: what was asked for before must not go on being sent after. Lives as long as the answer.</summary>
internal sealed class ShareCut : IDisposable
{
    private readonly Lock gate = new();
    private readonly HttpContext context;
    private readonly ShareLinks links;
    private readonly ShareLinkId link;
    private readonly ITimer end;
    private bool isOver;

    public ShareCut(HttpContext context, ShareLinks links, ShareLink link, TimeProvider clock)
    {
        (this.context, this.links, this.link) = (context, links, link.Id);
        links.Ended += OnEnded;
        var left = link.ExpiresAt - clock.GetUtcNow();
        end = clock.CreateTimer(static cut => ((ShareCut)cut!).Cut(), this, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        links.Ended -= OnEnded;
        end.Dispose();
        lock (gate)
        {
            isOver = true;
        }
    }

    private void OnEnded(ShareLinkId ended)
    {
        if (ended == link)
        {
            Cut();
        }
    }

    /// <summary>Under the lock: once this answer is over, the server may be answering another request with the same context.</summary>
    private void Cut()
    {
        lock (gate)
        {
            if (!isOver)
            {
                context.Abort();
            }
        }
    }
}
