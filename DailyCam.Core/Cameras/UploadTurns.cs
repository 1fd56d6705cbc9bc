using System.Collections.Concurrent;

namespace DailyCam.Core.Cameras;

/// <summary>
/// One writer for each upload. A newer part sends an older one away instead of waiting for it: both are the same owner's, and the older one is a connection whose end
/// has been noticed over there and not yet here.
/// </summary>
internal sealed class UploadTurns
{
    private readonly ConcurrentDictionary<UploadId, UploadTurn> turns = new();

    public bool IsTaken(UploadId upload) => turns.ContainsKey(upload);

    public async Task<UploadTurn> TakeAsync(UploadId upload, CancellationToken cancellationToken)
    {
        var mine = new UploadTurn(upload, GiveBack, cancellationToken);
        try
        {
            while (!turns.TryAdd(upload, mine))
            {
                if (turns.TryGetValue(upload, out var other))
                {
                    await other.LeaveAsync(cancellationToken);
                }
            }
        }
        catch
        {
            mine.Dispose();
            throw;
        }

        return mine;
    }

    /// <summary>Only by its holder: a turn that was never taken must not end another one.</summary>
    private void GiveBack(UploadTurn turn) => turns.TryRemove(KeyValuePair.Create(turn.Upload, turn));
}
