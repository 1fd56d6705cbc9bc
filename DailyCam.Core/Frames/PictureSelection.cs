using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Frames;

/// <summary>Which fragments hold the picture shown at an instant, and after which media time that picture begins.</summary>
/// <param name="Fragments">From the key fragment at or before the instant to the one after it.</param>
/// <param name="After">The first picture whose time is greater than this (seconds of media time) is the one shown at the instant.</param>
internal sealed record PictureSelection(IReadOnlyList<MediaFragment> Fragments, double After)
{
    /// <summary>Clocks of camera and container round to their own ticks; half a millisecond is less than any picture lasts.</summary>
    private const double Rounding = 0.0005;

    public static PictureSelection? For(IReadOnlyList<MediaFragment> fragments, DateTimeOffset at)
    {
        if (fragments.Count == 0 || !fragments[0].StartsWithKeyFrame)
        {
            return null;
        }

        var last = 0;
        var key = 0;
        while (last + 1 < fragments.Count && fragments[last + 1].StartAt <= at)
        {
            last++;
            key = fragments[last].StartsWithKeyFrame ? last : key;
        }

        // One more, when there is one: with B-frames a picture's data may stand a little after its time.
        var end = Math.Min(last + 1, fragments.Count - 1);
        return new PictureSelection([.. fragments.Skip(key).Take(end - key + 1)], Threshold(fragments[last], at));
    }

    private static double Threshold(MediaFragment fragment, DateTimeOffset at)
    {
        var picture = fragment.Duration / Math.Max(1, fragment.VideoSampleCount);
        var latest = fragment.MediaStart + fragment.Duration - picture;
        var wanted = fragment.MediaStart + (at - fragment.StartAt);
        var shown = wanted > latest ? latest : wanted < fragment.MediaStart ? fragment.MediaStart : wanted;
        return (shown - picture).TotalSeconds + Rounding;
    }
}
