using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Measures;

/// <summary>
/// Counts frames that are not there: against the camera's own usual rate, in the media time of its fragments. What the camera announces is not
/// believed, because many announce 25 and send 15. One per connection; not safe for concurrent use.
/// </summary>
internal sealed class MissingFrameMeter
{
    /// <summary>The usual rate is taken from so many fragments: half a minute of half seconds forgives a short trouble and follows a night mode.</summary>
    private const int RateWindow = 60;

    /// <summary>Below this many fragments nobody knows the usual rate.</summary>
    private const int LeastKnown = 10;

    /// <summary>Fragments whose rate is further from the median than this have lost frames and say nothing about the usual rate.</summary>
    private const double Usual = 0.15;

    /// <summary>A frame is missing when the debt is nearly one; a camera's time stamps tremble by up to a third of a frame, to both sides.</summary>
    private const double Owed = 0.85;

    /// <summary>The debt fades with each fragment, so that a rate known to a hundredth only does not add up to frames.</summary>
    private const double Fade = 0.8;

    private readonly Queue<Part> parts = new();
    private double debt;
    private TimeSpan? end;

    /// <summary>Frames missing in and before this fragment; null while the usual rate is not known.</summary>
    public int? Add(MediaFragment fragment)
    {
        var hole = end is { } known && fragment.MediaStart > known ? fragment.MediaStart - known : TimeSpan.Zero;
        end = fragment.MediaStart + fragment.Duration;
        var usual = UsualRate();
        Remember(fragment);
        if (usual is not { } rate)
        {
            return null;
        }

        debt = Math.Max(-1, (debt * Fade) + ((fragment.Duration + hole).TotalSeconds * rate) - fragment.VideoSampleCount);
        if (debt < Owed)
        {
            return 0;
        }

        var missing = (int)Math.Round(debt, MidpointRounding.AwayFromZero);
        debt -= missing;
        return missing;
    }

    private void Remember(MediaFragment fragment)
    {
        if (fragment.Duration <= TimeSpan.Zero || fragment.VideoSampleCount == 0)
        {
            return;
        }

        parts.Enqueue(new Part(fragment.VideoSampleCount, fragment.Duration.TotalSeconds));
        if (parts.Count > RateWindow)
        {
            parts.Dequeue();
        }
    }

    /// <summary>Frames a second over the fragments near the median: they tremble to both sides, and their sum does not.</summary>
    private double? UsualRate()
    {
        if (parts.Count < LeastKnown)
        {
            return null;
        }

        var median = parts.Select(static part => part.Rate).Order().ElementAt(parts.Count / 2);
        var near = parts.Where(part => Math.Abs(part.Rate - median) <= Usual * median).ToList();
        return near.Sum(static part => part.Frames) / near.Sum(static part => part.Seconds);
    }

    private readonly record struct Part(int Frames, double Seconds)
    {
        public double Rate => Frames / Seconds;
    }
}
