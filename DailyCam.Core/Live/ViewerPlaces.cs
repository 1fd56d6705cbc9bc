namespace DailyCam.Core.Live;

/// <summary>How many may watch at the same time in a way that costs something for each. Safe from any thread.</summary>
/// <param name="limit">0 lets nobody in.</param>
public sealed class ViewerPlaces(int limit)
{
    private int taken;

    /// <summary>Takes a place; dispose it to give it back. Null when all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref taken) <= limit)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref taken);
        return null;
    }

    private sealed class Place(ViewerPlaces owner) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                Interlocked.Decrement(ref owner.taken);
            }
        }
    }
}
