using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>
/// What waits for one viewer of the fast lane. Whoever does not keep up loses whole groups of pictures and never a part of one: with a new key frame everything older is dropped when it has waited for
/// too long, and a full queue takes nothing until then. What is given out can therefore always be decoded, and the newest picture is at most a group of pictures away. Not safe for concurrent use.
/// </summary>
internal sealed class SkippingQueue
{
    /// <summary>Older than this is not live: a viewer who has not read it by the time a new key frame comes goes on with that.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Half a minute of a good camera, four seconds of the best.</summary>
    public const long MaxBytes = 8 << 20;

    private readonly Queue<MediaChunk> waiting = new();
    private long bytes;
    private bool isSkipping = true; // A viewer begins with a key frame.

    /// <summary>Chunks that were dropped.</summary>
    public long Skipped { get; private set; }

    public int Count => waiting.Count;

    public void Add(MediaChunk chunk)
    {
        if (chunk.StartsWithKeyFrame)
        {
            if (isSkipping || (waiting.TryPeek(out var oldest) && chunk.ReceivedAt - oldest.ReceivedAt > LongestWait))
            {
                Clear();
            }

            isSkipping = false;
        }

        isSkipping |= waiting.Count > 0 && bytes + chunk.Bytes.Length > MaxBytes;
        if (isSkipping)
        {
            Skipped++;
            return;
        }

        waiting.Enqueue(chunk);
        bytes += chunk.Bytes.Length;
    }

    public bool TryTake(out MediaChunk? chunk)
    {
        var has = waiting.TryDequeue(out chunk);
        bytes -= chunk?.Bytes.Length ?? 0;
        return has;
    }

    private void Clear()
    {
        Skipped += waiting.Count;
        waiting.Clear();
        bytes = 0;
    }
}
