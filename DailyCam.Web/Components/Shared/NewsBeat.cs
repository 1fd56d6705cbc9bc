namespace DailyCam.Web.Components.Shared;

/// <summary>
/// News that come in bursts and on any thread: the first is read almost at once, those after it at most once a beat; without news nothing runs. Made in <c>OnInitialized</c>, so that its
/// reading carries the viewer's language. One per component, which disposes it.
/// </summary>
internal sealed class NewsBeat : IDisposable
{
    /// <summary>Least time between two readings: a page that changes more often is not read any better.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>What belongs to one event (an incident, then its picture; a row's worth of judgements) comes within this, and nobody notices so little.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider clock;
    private readonly Func<Task> read;
    private readonly ITimer timer;
    private long readAt;
    private int news;
    private volatile bool isOver;

    /// <param name="read">Reads anew and draws, on the component's own thread (<c>InvokeAsync</c>).</param>
    public NewsBeat(TimeProvider clock, Func<Task> read)
    {
        this.clock = clock;
        this.read = read;
        readAt = clock.GetTimestamp() - (long)(Beat.TotalSeconds * clock.TimestampFrequency);
        timer = clock.CreateTimer(static beat => ((NewsBeat)beat!).Read(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something is new. Safe from any thread.</summary>
    public void Note()
    {
        if (isOver || Interlocked.Exchange(ref news, 1) == 1)
        {
            return;
        }

        var left = Beat - clock.GetElapsedTime(Volatile.Read(ref readAt));
        timer.Change(left > Gathering ? left : Gathering, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        isOver = true;
        timer.Dispose();
    }

    private void Read()
    {
        if (isOver)
        {
            return;
        }

        Volatile.Write(ref readAt, clock.GetTimestamp());
        Volatile.Write(ref news, 0); // Before the reading: what comes while it goes on may be missing in it.
        _ = read();
    }
}
