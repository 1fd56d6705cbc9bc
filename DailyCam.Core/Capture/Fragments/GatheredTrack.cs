namespace DailyCam.Core.Capture.Fragments;

/// <summary>One track of a fragment in the making. Not safe for concurrent use.</summary>
internal sealed class GatheredTrack(TrackSamples first)
{
    private readonly List<MediaSample> samples = [.. first.Samples];
    private readonly List<ReadOnlyMemory<byte>> pieces = [first.Data];
    private long length = first.Samples.Sum(static sample => (long)sample.Duration);

    public uint TrackId => first.TrackId;

    public long DecodeTime => first.DecodeTime;

    public IReadOnlyList<MediaSample> Samples => samples;

    /// <summary>The samples' bytes, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces => pieces;

    /// <summary>Sum of the durations in ticks.</summary>
    public long Length => length;

    /// <summary>Whether the newest sample may last until this decode time: not backwards, and within what a fragment can say.</summary>
    public bool CanReach(long decodeTime) => decodeTime - LastDecodeTime is >= 0 and <= uint.MaxValue;

    /// <summary>
    /// What follows tells how long the newest sample really lasts, where FFmpeg could only guess when it had to cut. In a fragment cut later FFmpeg would have known too, and would have written this.
    /// </summary>
    public void Reach(long decodeTime)
    {
        var duration = (uint)(decodeTime - LastDecodeTime);
        length += (long)duration - samples[^1].Duration;
        samples[^1] = samples[^1] with { Duration = duration };
    }

    public void Add(TrackSamples next)
    {
        Reach(next.DecodeTime);
        samples.AddRange(next.Samples);
        pieces.Add(next.Data);
        length += next.Samples.Sum(static sample => (long)sample.Duration);
    }

    private long LastDecodeTime => DecodeTime + length - samples[^1].Duration;
}
