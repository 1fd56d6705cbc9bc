namespace DailyCam.Core.Timeline;

/// <summary>Makes one thing at a time, whoever asks, because recording and local vision go first; and lets only so many wait for it. Safe from any thread.</summary>
internal sealed class PreviewTurn(int mostWaiting) : IDisposable
{
    private readonly SemaphoreSlim place = new(1, 1);
    private int waiting;

    /// <returns>Not <c>IsThere</c> when too many wait already: nothing was made.</returns>
    public async Task<(bool IsThere, T? Made)> TakeAsync<T>(Func<Task<T?>> make, CancellationToken cancellationToken)
        where T : class
    {
        if (Interlocked.Increment(ref waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return (false, null);
        }

        try
        {
            await place.WaitAsync(cancellationToken);
            try
            {
                return (true, await make());
            }
            finally
            {
                place.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => place.Dispose();
}
