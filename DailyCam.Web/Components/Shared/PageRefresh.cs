namespace DailyCam.Web.Components.Shared;

/// <summary>Keeps a page fresh from the moment it can be shown until it is left. One per page, which disposes it.</summary>
internal sealed class PageRefresh : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private Task running = Task.CompletedTask;

    public PageRefresh() => Left = closed.Token;

    /// <summary>Cancelled when the page is left; for everything the page waits for, and for what it asks after that.</summary>
    public CancellationToken Left { get; }

    /// <param name="look">Reads anew and draws, on the page's own thread (<c>InvokeAsync</c>).</param>
    public void Start(TimeSpan interval, TimeProvider clock, Func<Task> look) => running = RunAsync(interval, clock, look);

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        await running;
        closed.Dispose();
    }

    private async Task RunAsync(TimeSpan interval, TimeProvider clock, Func<Task> look)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Left))
            {
                await look();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
