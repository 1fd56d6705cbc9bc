using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Archive;

/// <summary>
/// What waits to be written, at most so much media and memory. Full: the oldest whole key-frame groups are dropped and counted, because capture must never wait for a disk,
/// and the newest minutes are the ones a parent asks for after an outage. One producer, one consumer.
/// </summary>
internal sealed class FragmentBacklog(TimeSpan maxMedia, long maxBytes)
{
    private readonly object gate = new();
    private readonly LinkedList<MediaFragment?> items = new(); // null: the attempt ended here
    private TimeSpan media;
    private long bytes;
    private long dropped;
    private TimeSpan droppedMedia;
    private bool completed;

    public TimeSpan Media
    {
        get
        {
            lock (gate)
            {
                return media;
            }
        }
    }

    public bool Completed
    {
        get
        {
            lock (gate)
            {
                return completed;
            }
        }
    }

    /// <summary>Fragments dropped since the beginning.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Length of the dropped fragments.</summary>
    public TimeSpan DroppedMedia
    {
        get
        {
            lock (gate)
            {
                return droppedMedia;
            }
        }
    }

    public void Add(MediaFragment fragment)
    {
        lock (gate)
        {
            Count(fragment, 1);
            items.AddLast(fragment);
            Trim();
            Monitor.Pulse(gate);
        }
    }

    public void AddEnd()
    {
        lock (gate)
        {
            items.AddLast((MediaFragment?)null);
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Nothing more will come; wakes the consumer.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for the next item, blocking the archive's own thread.</summary>
    public BacklogTake Take(TimeSpan wait, out MediaFragment? fragment)
    {
        lock (gate)
        {
            fragment = null;
            if (items.Count == 0 && !completed)
            {
                Monitor.Wait(gate, wait);
            }

            if (items.First is not { } node)
            {
                return completed ? BacklogTake.Completed : BacklogTake.Nothing;
            }

            items.RemoveFirst();
            fragment = node.Value;
            if (fragment is null)
            {
                return BacklogTake.AttemptEnded;
            }

            Count(fragment, -1);
            return BacklogTake.Fragment;
        }
    }

    /// <summary>Waits, but not longer than until <see cref="Complete"/>. True when completed.</summary>
    public bool WaitForCompletion(TimeSpan wait)
    {
        lock (gate)
        {
            // Pulses of new fragments end the wait early; the caller looks at its clock again.
            return completed || (Monitor.Wait(gate, wait) && completed);
        }
    }

    /// <summary>Gives back what was taken but is not safe on the disk, oldest first.</summary>
    /// <param name="attemptEnded">Whether the end of the attempt was taken behind them.</param>
    public void PutBack(IReadOnlyList<MediaFragment> fragments, bool attemptEnded)
    {
        lock (gate)
        {
            if (attemptEnded)
            {
                items.AddFirst((MediaFragment?)null);
            }

            for (var index = fragments.Count - 1; index >= 0; index--)
            {
                Count(fragments[index], 1);
                items.AddFirst(fragments[index]);
            }

            Trim();
        }
    }

    private void Count(MediaFragment fragment, int sign)
    {
        media += sign * fragment.Duration;
        bytes += sign * fragment.Bytes.Length;
    }

    private void Trim()
    {
        while ((media > maxMedia || bytes > maxBytes) && items.Count > 1)
        {
            DropFirst();
            while (items.Count > 1 && items.First!.Value is not { StartsWithKeyFrame: true })
            {
                DropFirst();
            }
        }
    }

    private void DropFirst()
    {
        var fragment = items.First!.Value;
        items.RemoveFirst();
        if (fragment is not null)
        {
            Count(fragment, -1);
            Interlocked.Increment(ref dropped);
            droppedMedia += fragment.Duration;
        }
    }
}
