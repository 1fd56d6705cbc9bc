using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>One viewer's end of the fast lane. Written by capture, which never waits for it; read by one reader. Dispose it when the viewer leaves.</summary>
public sealed class FastLaneViewer : IDisposable
{
    private readonly Lock gate = new();
    private readonly SkippingQueue queue = new();
    private readonly FastLane lane;
    private TaskCompletionSource? awaited;
    private bool isClosed;

    internal FastLaneViewer(FastLane lane) => this.lane = lane;

    /// <summary>Chunks this viewer did not get because it did not keep up.</summary>
    public long Skipped
    {
        get
        {
            lock (gate)
            {
                return queue.Skipped;
            }
        }
    }

    /// <summary>
    /// The next chunk, as soon as there is one. The first is a key frame, and so is each that follows skipped ones or comes under another <see cref="MediaChunk.Init"/>. Null when there will be no more:
    /// the camera was switched off or deleted.
    /// </summary>
    public async Task<MediaChunk?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (isClosed)
                {
                    return null;
                }

                if (queue.TryTake(out var chunk))
                {
                    return chunk;
                }

                awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                news = awaited.Task;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => lane.Leave(this);

    internal void Offer(MediaChunk chunk)
    {
        lock (gate)
        {
            queue.Add(chunk);
            awaited?.TrySetResult();
        }
    }

    internal void Close()
    {
        lock (gate)
        {
            isClosed = true;
            awaited?.TrySetResult();
        }
    }
}
