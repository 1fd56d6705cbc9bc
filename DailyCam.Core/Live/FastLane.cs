using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>
/// The shortest way from a camera to a page: each chunk to each viewer as it comes (docs/adr/0010). Keeps the chunks since the last key frame, so that a viewer has a picture at once. It outlives attempts:
/// viewers stay and go on with the next one. Safe from any thread.
/// </summary>
public sealed class FastLane
{
    /// <summary>More than the rarest sensible key frames (10 s) of a good camera. Beyond it a viewer waits for the next key frame rather than decode its way through half a minute.</summary>
    private const long MaxCachedBytes = 8 << 20;

    private static readonly TimeSpan LongestCached = TimeSpan.FromSeconds(12);

    private readonly Lock gate = new();
    private readonly List<MediaChunk> sinceKeyFrame = [];
    private FastLaneViewer[] viewers = [];
    private long cachedBytes;

    /// <summary>Viewers at the moment.</summary>
    public int Viewers => Volatile.Read(ref viewers).Length;

    public void Accept(MediaChunk chunk)
    {
        lock (gate)
        {
            Remember(chunk);
            foreach (var viewer in viewers)
            {
                viewer.Offer(chunk);
            }
        }
    }

    /// <summary>A new viewer: it gets the picture since the last key frame, then each chunk.</summary>
    public FastLaneViewer Enter()
    {
        var viewer = new FastLaneViewer(this);
        lock (gate)
        {
            sinceKeyFrame.ForEach(viewer.Offer);
            viewers = [.. viewers, viewer];
        }

        return viewer;
    }

    /// <summary>The attempt is over: what follows begins with a key frame of its own.</summary>
    public void EndAttempt()
    {
        lock (gate)
        {
            Forget();
        }
    }

    /// <summary>Nobody may see anything of this camera any more.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Forget();
            foreach (var viewer in viewers)
            {
                viewer.Close();
            }

            viewers = [];
        }
    }

    internal void Leave(FastLaneViewer viewer)
    {
        lock (gate)
        {
            viewers = [.. viewers.Where(one => one != viewer)];
        }
    }

    private void Remember(MediaChunk chunk)
    {
        if (chunk.StartsWithKeyFrame || cachedBytes > MaxCachedBytes || (sinceKeyFrame.Count > 0 && chunk.ReceivedAt - sinceKeyFrame[0].ReceivedAt > LongestCached))
        {
            Forget();
        }

        if (chunk.StartsWithKeyFrame || sinceKeyFrame.Count > 0)
        {
            sinceKeyFrame.Add(chunk);
            cachedBytes += chunk.Bytes.Length;
        }
    }

    private void Forget()
    {
        sinceKeyFrame.Clear();
        cachedBytes = 0;
    }
}
