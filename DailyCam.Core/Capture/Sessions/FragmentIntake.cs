using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// What one life of FFmpeg writes, from its header on: puts it on the wall clock, hands each chunk on at once, gathers chunks to fragments and looks at those before they are handed on.
/// Called by the reading task only; <see cref="Id"/> and the properties of what came last may be read by any.
/// </summary>
internal sealed class FragmentIntake(AttemptIds ids, InitSegment first, InitDescription description, ClockGuard guard, TimeSpan part, long startedAt, TimeProvider clock)
{
    /// <summary>No fragment yet.</summary>
    private const long None = long.MinValue;

    private readonly ChunkGatherer gatherer = new(description, part);
    private readonly ParameterWatch parameters = new(first.Bytes.ToArray());
    private readonly WallClock wallClock = new();

    /// <summary>Of its own: the guard compares each fragment with those before it, and its chunks have been here already.</summary>
    private readonly WallClock chunkClock = new();

    private InitSegment head = first;
    private bool hasChunk;
    private long count;
    private long number;
    private long lastFragment = None;
    private TimeSpan firstElapsed;
    private TimeSpan lastElapsed;

    /// <summary>Called for each fragment, in order.</summary>
    public required Action<MediaFragment> Accept { get; init; }

    /// <summary>Called for each chunk, in order, before the fragment it becomes part of.</summary>
    public required Action<MediaChunk> AcceptChunk { get; init; }

    /// <summary>Asked with each fragment: RTP packets FFmpeg missed since it was asked last, or null.</summary>
    public required Func<int?> TakeLostPackets { get; init; }

    /// <summary>The id of the newest init segment.</summary>
    public CaptureAttemptId Id => Volatile.Read(ref head).Attempt;

    /// <summary>Timestamp of the newest fragment; null before the first.</summary>
    public long? LastFragment => Volatile.Read(ref lastFragment) is not None and var at ? at : null;

    /// <summary>Receipt of the newest fragment, UTC.</summary>
    public DateTimeOffset? LastFrameAt { get; private set; }

    /// <summary>From the first fragment to the newest.</summary>
    public TimeSpan GoodFor => lastElapsed - firstElapsed;

    /// <summary>FFmpeg wrote its last: what was gathered until then is a fragment too. Sound that was waiting for a picture says nothing of the camera's clock, and must not hide why it ended.</summary>
    public ClockVerdict? Finish() => gatherer.Flush() is { Facts.VideoSampleCount: > 0 } rest ? Give(rest) : null;

    /// <summary>Hands a chunk on, and the fragments it completes; or says what is wrong with them.</summary>
    public ClockVerdict? Take(RawFragment chunk)
    {
        if (!hasChunk && !chunk.Facts.StartsWithKeyFrame)
        {
            return null; // Sound, or pictures nobody can decode: it begins at a key frame.
        }

        var elapsed = clock.GetElapsedTime(startedAt);
        if (chunk.Facts.StartsWithKeyFrame)
        {
            // What was gathered ends here, under the header it began with.
            if (Give(gatherer.End(chunk)) is { } verdict)
            {
                return verdict;
            }

            LookAtParameters(chunk, elapsed);
        }

        hasChunk = true;
        AcceptChunk(Chunk(chunk, elapsed));
        foreach (var fragment in gatherer.Add(chunk))
        {
            if (Give(fragment) is { } verdict)
            {
                return verdict;
            }
        }

        return null;
    }

    private MediaChunk Chunk(RawFragment chunk, TimeSpan elapsed)
    {
        var hasVideo = chunk.Facts.VideoSampleCount > 0;
        var (start, receivedAt) = (head.VideoTime(chunk.Facts.VideoDecodeTime), clock.GetUtcNow());
        if (hasVideo)
        {
            chunkClock.Observe(receivedAt, elapsed, start + head.VideoTime(chunk.Facts.VideoDuration));
        }

        return new MediaChunk
        {
            Init = head,
            Bytes = chunk.Bytes,
            StartsWithKeyFrame = chunk.Facts.StartsWithKeyFrame,
            MediaStart = hasVideo ? start : null,
            StartAt = hasVideo ? chunkClock.At(start) : null,
            ReceivedAt = receivedAt,
        };
    }

    /// <summary>Hands a fragment on, or says what is wrong with it.</summary>
    private ClockVerdict? Give(RawFragment? raw)
    {
        if (raw is null)
        {
            return null;
        }

        var elapsed = clock.GetElapsedTime(startedAt);
        var (mediaStart, duration) = (head.VideoTime(raw.Facts.VideoDecodeTime), head.VideoTime(raw.Facts.VideoDuration));
        var drift = count == 0 ? TimeSpan.Zero : elapsed - (mediaStart + duration) - wallClock.LeastDelay;

        // What the camera had buffered begins to come with the first fragment, which is not soon after the start where FFmpeg had to look long for a picture.
        var verdict = guard.Check(raw.Facts, duration, drift, count == 0 ? TimeSpan.Zero : elapsed - firstElapsed);
        if (verdict is not ClockVerdict.Fine)
        {
            return verdict == ClockVerdict.Skip ? null : verdict;
        }

        var receivedAt = clock.GetUtcNow();
        wallClock.Observe(receivedAt, elapsed, mediaStart + duration);
        (firstElapsed, lastElapsed, LastFrameAt) = (count == 0 ? elapsed : firstElapsed, elapsed, receivedAt);
        Volatile.Write(ref lastFragment, clock.GetTimestamp());
        Accept(new MediaFragment
        {
            Init = head,
            Number = number++,
            Bytes = raw.Bytes,
            StartsWithKeyFrame = raw.Facts.StartsWithKeyFrame,
            VideoDecodeTime = raw.Facts.VideoDecodeTime,
            MediaStart = mediaStart,
            Duration = duration,
            VideoSampleCount = raw.Facts.VideoSampleCount,
            StartAt = wallClock.At(mediaStart),
            ReceivedAt = receivedAt,
            LostPackets = TakeLostPackets(),
        });
        count++;
        return null;
    }

    /// <summary>A key frame with which the camera changed its parameters begins under another header.</summary>
    private void LookAtParameters(RawFragment chunk, TimeSpan elapsed)
    {
        if (parameters.Check(chunk, isFirst: !hasChunk, elapsed) is { } changed)
        {
            var id = hasChunk ? ids.Next() : head.Attempt;
            (head, number) = (InitReader.Read(changed).ToInit(head.Camera, id, changed, follows: hasChunk ? head.Attempt : null), 0);
        }
    }
}
