using DailyCam.Core.Cameras;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Detection;

/// <summary>
/// Gathers one camera's activity and hands each minute over to be written when it is over. A second without pictures stays 0: nobody watched.
/// Not thread-safe: called from the camera's detection loop.
/// </summary>
internal sealed class ActivityRecorder(CameraId camera, ActivityStore store, OrderedWork work)
{
    /// <summary>A model's answer may come this much after the picture; the minute waits for it, so that it is written once.</summary>
    private static readonly TimeSpan LateLooks = TimeSpan.FromSeconds(4);

    private readonly Dictionary<DateTimeOffset, ActivitySamples> open = [];

    public void AddMotion(DateTimeOffset takenAt, float motion)
    {
        Of(takenAt).AddMotion(takenAt, motion);
        // A minute is also over when the clock went back before it: what comes now belongs to other minutes.
        Write(minute => takenAt - minute >= TimeSpan.FromMinutes(1) + LateLooks || takenAt < minute - LateLooks);
    }

    public void AddLook(DateTimeOffset takenAt, int people) => Of(takenAt).AddLook(takenAt, people);

    public void AddLoudness(DateTimeOffset at, double dbfs) => Of(at).AddLoudness(at, dbfs);

    /// <summary>The camera stops being watched: what was gathered is written now.</summary>
    public void Finish() => Write(static _ => true);

    private ActivitySamples Of(DateTimeOffset takenAt)
    {
        var minute = ActivitySamples.MinuteOf(takenAt);
        if (!open.TryGetValue(minute, out var samples))
        {
            open[minute] = samples = new ActivitySamples(minute);
        }

        return samples;
    }

    private void Write(Func<DateTimeOffset, bool> isOver)
    {
        foreach (var samples in open.Values.Where(samples => isOver(samples.Minute)).ToList())
        {
            open.Remove(samples.Minute);
            if (!samples.HasPictures)
            {
                continue; // Sound that came before the first picture or after its minute was written.
            }

            work.TryPost(token => store.AddAsync(camera, samples, token));
        }
    }
}
