namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Makes fragments of part length out of FFmpeg's chunks (docs/adr/0010): archive, live parts, detection and measures get what they would have got from an FFmpeg that cuts less often, one moof
/// and one mdat, every sample with its bytes, times and flags unchanged. A fragment begins with each key frame and is handed on with the chunk that makes it long enough, so nothing waits here longer
/// than it would have waited in FFmpeg. Sound that is left over when a part is full goes with the pictures that follow, a key frame or not: alone it would look like a camera whose clock jumped
/// (<see cref="ClockGuard"/>). What cannot be joined is passed on as it came. One per life of FFmpeg; pure but for what it holds; not safe for concurrent use.
/// </summary>
public sealed class ChunkGatherer(InitDescription tracks, TimeSpan part)
{
    /// <summary>Frames of 33.3 ms sum up to 0.4995 s, which is 0.5 s for this purpose.</summary>
    private const double LongEnough = 0.98;

    /// <summary>
    /// Sound goes on alone when the pictures stand still, and to the guard that is a camera whose clock jumped. A camera may be slow (a pet camera at night, a doorbell), and FFmpeg itself keeps sound
    /// together with pictures that are up to 10 s apart (its max_interleave_delta); half as much again, so that one that is a little late is not taken for one that stopped. Below the 30 s after which
    /// a camera without pictures is given up. Nothing waits for it meanwhile: parts are of pictures, and who follows each frame has had the sound already.
    /// </summary>
    public static readonly TimeSpan PatienceOfSound = TimeSpan.FromSeconds(15);

    /// <summary>For a camera that was never slow: enough for one that turns to a picture a second in the dark, and what a dead picture beside living sound costs before it is begun anew.</summary>
    public static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(3);

    /// <summary>So many of the longest pauses between two pictures that there were: a camera is as slow as it was.</summary>
    private const double Pauses = 3;

    /// <summary>A picture whose end is not known yet is handed on with this many parts of sound.</summary>
    private const double SoundBesidePicture = 1.5;

    private readonly List<GatheredTrack> gathered = [];
    private RawFragment? only;
    private bool isJoined;
    private long bytes;
    private uint sequence;
    private long? pictureAt;
    private double longestPause;

    /// <summary>What this key frame ends: whatever waits with a picture in it. Null when nothing does; sound alone then begins the key frame's own fragment.</summary>
    public RawFragment? End(RawFragment keyFrame) => HasPicture ? Flush(keyFrame) : null;

    /// <summary>What is waiting, as a fragment of its own; null when nothing is.</summary>
    /// <param name="next">What follows it, when that is known: it tells how long the last picture lasts.</param>
    public RawFragment? Flush(RawFragment? next = null)
    {
        if (gathered.Count == 0)
        {
            return null;
        }

        var video = gathered.Find(track => track.TrackId == tracks.VideoTrackId);
        if (next is { Facts.VideoSampleCount: > 0 } && video?.CanReach(next.Facts.VideoDecodeTime) is true)
        {
            isJoined |= video.DecodeTime + video.Length != next.Facts.VideoDecodeTime;
            video.Reach(next.Facts.VideoDecodeTime);
        }

        var fragment = isJoined ? Join() : only!;
        gathered.Clear();
        (only, isJoined, bytes) = (null, false, 0);
        return fragment;
    }

    /// <summary>The fragments that this chunk completes: none as a rule, one with the last chunk of a part, rarely two.</summary>
    public IReadOnlyList<RawFragment> Add(RawFragment chunk)
    {
        var complete = new List<RawFragment>(1);
        var samples = SampleReader.Read(chunk.Bytes);
        if (samples is null || !Fits(chunk, samples))
        {
            AddIfAny(complete, Flush(chunk));
        }

        if (samples is null)
        {
            complete.Add(chunk);
            return complete;
        }

        NotePicture(chunk.Facts);
        isJoined = gathered.Count > 0;
        only = chunk;
        bytes += chunk.Bytes.Length;
        foreach (var track in samples)
        {
            if (gathered.Find(known => known.TrackId == track.TrackId) is { } known)
            {
                known.Add(track);
            }
            else
            {
                gathered.Add(new GatheredTrack(track));
            }
        }

        if (IsLongEnough())
        {
            AddIfAny(complete, Flush());
        }

        return complete;
    }

    private bool HasPicture => gathered.Exists(track => track.TrackId == tracks.VideoTrackId);

    private void NotePicture(FragmentFacts facts)
    {
        if (facts.VideoSampleCount > 0)
        {
            longestPause = pictureAt is { } before ? Math.Max(longestPause, Seconds(facts.VideoDecodeTime - before, tracks.VideoTimescale)) : 0;
            pictureAt = facts.VideoDecodeTime;
        }
    }

    private static void AddIfAny(List<RawFragment> fragments, RawFragment? fragment)
    {
        if (fragment is not null)
        {
            fragments.Add(fragment);
        }
    }

    /// <summary>Whether it may be joined to what waits.</summary>
    private bool Fits(RawFragment chunk, IReadOnlyList<TrackSamples> samples) =>
        !(chunk.Facts.StartsWithKeyFrame && HasPicture)
        && bytes + chunk.Bytes.Length <= FragmentReader.MaxMdatBytes
        && samples.All(track => gathered.Find(known => known.TrackId == track.TrackId)?.CanReach(track.DecodeTime) is not false);

    private bool IsLongEnough() => gathered.Exists(track =>
        track.TrackId == tracks.VideoTrackId
            ? Seconds(track.Length, tracks.VideoTimescale) >= part.TotalSeconds * LongEnough
            : Seconds(track.Length, tracks.AudioTimescale ?? 1) >= (HasPicture ? part.TotalSeconds * SoundBesidePicture : Patience));

    /// <summary>Seconds of sound without a picture. Nothing is known of a camera before its second picture.</summary>
    private double Patience => longestPause > 0 ? Math.Clamp(longestPause * Pauses, LeastPatience.TotalSeconds, PatienceOfSound.TotalSeconds) : PatienceOfSound.TotalSeconds;

    private static double Seconds(long ticks, uint scale) => (double)ticks / scale;

    private RawFragment Join()
    {
        // The pictures come first, as in what FFmpeg writes.
        var whole = FragmentBuilder.Build(++sequence, [.. gathered.OrderBy(track => track.TrackId != tracks.VideoTrackId)]);
        return new RawFragment(whole, MoofReader.Read(whole, tracks.VideoTrackId, tracks.VideoDefaults));
    }
}
