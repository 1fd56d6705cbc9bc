namespace DailyCam.Core.Capture.Fragments;

/// <summary>What the moof of a fragment says about its video.</summary>
/// <param name="VideoSampleCount">0 when the fragment has no video.</param>
/// <param name="StartsWithKeyFrame">Whether the first video sample is a key frame.</param>
/// <param name="VideoDecodeTime">Decode time of the first video sample, in ticks.</param>
/// <param name="VideoDuration">Sum of the video samples' durations, in ticks.</param>
public readonly record struct FragmentFacts(int VideoSampleCount, bool StartsWithKeyFrame, long VideoDecodeTime, long VideoDuration)
{
    /// <summary>Where the first video sample begins, counted from the moof's first byte; 0 when that is not said.</summary>
    public int VideoDataOffset { get; init; }
}
