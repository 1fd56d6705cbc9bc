namespace DailyCam.Web.Components.Shared;

/// <summary>
/// News that come in bursts and on any thread, read at most once a beat. Made in <c>OnInitialized</c>, so that its ticks carry the viewer's language. One per component, which disposes it.
/// </summary>
internal sealed class NewsBeat : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Func<Task> read;
    private readonly ITimer timer;
    private int news;
    private volatile bool isOver;

    /// <param name="read">Reads anew and draws, on the component's own thread (<c>InvokeAsync</c>).</param>
    public NewsBeat(TimeProvider clock, Func<Task> read)
    {
        this.read = read;
        timer = clock.CreateTimer(static beat => ((NewsBeat)beat!).Tick(), this, Beat, Beat);
    }

    /// <summary>Something is new. Safe from any thread.</summary>
    public void Note() => Interlocked.Exchange(ref news, 1);

    public void Dispose()
    {
        isOver = true;
        timer.Dispose();
    }

    private void Tick()
    {
        if (!isOver && Interlocked.Exchange(ref news, 0) == 1)
        {
            _ = read();
        }
    }
}
