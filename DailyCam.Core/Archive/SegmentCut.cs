using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Archive;

/// <summary>Where one archive file ends and the next begins. Pure.</summary>
internal static class SegmentCut
{
    /// <summary>The first multiple of the segment length on the UTC clock after the file's start: …:00, :10, :20 for ten minutes.</summary>
    public static DateTimeOffset Boundary(DateTimeOffset startAt, TimeSpan length) =>
        new(((startAt.UtcTicks / length.Ticks) + 1) * length.Ticks, TimeSpan.Zero);

    /// <summary>
    /// Why <paramref name="next"/> cannot be appended to a file that began with <paramref name="first"/> and ends with <paramref name="last"/>; null when it can.
    /// Only a key fragment may begin a file, so clock reasons wait for one. A hole and a new attempt do not wait: what follows cannot be decoded from this file.
    /// </summary>
    public static CutReason? Decide(MediaFragment first, MediaFragment last, MediaFragment next, ArchiveOptions options)
    {
        if (next.Init.Attempt != first.Init.Attempt)
        {
            return next.Init.Follows == first.Init.Attempt ? CutReason.NewParameters : CutReason.NewAttempt;
        }

        if (next.Number != last.Number + 1)
        {
            return CutReason.Hole;
        }

        if (!next.StartsWithKeyFrame)
        {
            return null;
        }

        if (next.StartAt >= Boundary(first.StartAt, options.SegmentLength))
        {
            return CutReason.Boundary;
        }

        var drift = next.StartAt - first.StartAt - (next.MediaStart - first.MediaStart);
        return drift.Duration() > options.MaxDrift ? CutReason.Drift : null;
    }
}
