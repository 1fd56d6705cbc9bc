using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Data;

/// <summary>
/// Counts the writes of this process through one context. What was read at an edition is true as long as the edition is the current one, so an answer may be
/// remembered and still be wrong for nobody: one process writes (docs/adr/0005). Safe from any thread.
/// </summary>
/// <typeparam name="TContext">The half of <c>app.db</c> that is counted.</typeparam>
public sealed class DatabaseEdition<TContext>
    where TContext : DbContext
{
    private long current;

    /// <summary>Take it before reading: a write in the middle makes the answer old, never an old answer new.</summary>
    public long Current => Volatile.Read(ref current);

    /// <summary>Something was written and committed, or may have been.</summary>
    public void Next() => Interlocked.Increment(ref current);
}
