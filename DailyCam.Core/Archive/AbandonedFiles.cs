using System.Collections.Concurrent;
using System.Threading.Channels;

namespace DailyCam.Core.Archive;

/// <summary>
/// Part files that had to be left behind while running, and up to which byte each is worth keeping: what lies behind is written again to the next file.
/// Wakes recovery. Safe from any thread.
/// </summary>
internal sealed class AbandonedFiles
{
    private readonly ConcurrentDictionary<string, long> lengths = new(StringComparer.Ordinal);

    // One place and dropped writes: it only says "look again".
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>To be called while the file still has its owner: from then on recovery may take it at any moment.</summary>
    public void Add(string partPath, long keepLength) => lengths[partPath] = keepLength;

    /// <summary>To be called when the file has no owner any more.</summary>
    public void Wake() => wake.Writer.TryWrite(true);

    /// <summary>Bytes to keep at most, for a path below the archive folder.</summary>
    public long KeepLength(string partPath) => lengths.GetValueOrDefault(partPath, long.MaxValue);

    public void Forget(string partPath) => lengths.TryRemove(partPath, out _);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => wake.Reader.ReadAsync(cancellationToken);

    /// <summary>The same, but not longer than this.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look again by itself.
        }
    }
}
