using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Live;

/// <summary>What a decoder needs for the newest picture: the fragments from the last key frame on.</summary>
public sealed record LivePicture(InitSegment Init, IReadOnlyList<MediaFragment> Fragments)
{
    /// <summary>When the newest frame was taken, UTC.</summary>
    public DateTimeOffset TakenAt
    {
        get
        {
            var last = Fragments[^1];
            var frame = last.VideoSampleCount > 0 ? last.Duration / last.VideoSampleCount : TimeSpan.Zero;
            return last.EndAt - frame;
        }
    }
}
