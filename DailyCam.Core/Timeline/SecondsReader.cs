using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Timeline;

/// <summary>Reads the activity track as finely as it is kept, for a window close enough that seconds can be told apart. Reads only; safe from any thread.</summary>
public sealed class SecondsReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>The longest window that is answered: an hour with room at both ends, so that moving along does not ask anew at once. Further away a second is no pixel any more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(90);

    private const double FullMotion = 255;

    /// <summary>The minutes of which something is known, in order; null when there is no such camera. The minute that is going on is not kept yet, so it is not among them.</summary>
    /// <param name="window">Minutes that it touches are told whole.</param>
    public async Task<IReadOnlyList<ActivitySeconds>?> GetAsync(CameraId camera, Stretch window, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Cameras.AnyAsync(c => c.Id == camera, cancellationToken))
        {
            return null;
        }

        var from = ActivitySamples.MinuteOf(window.FromAt);
        var minutes = await context.ActivityMinutes.AsNoTracking()
            .Where(a => a.CameraId == camera && a.Minute >= from && a.Minute < window.ToAt)
            .OrderBy(static a => a.Minute)
            .ToListAsync(cancellationToken);
        return minutes.ConvertAll(Of);
    }

    internal static ActivitySeconds Of(ActivityMinute minute) => new(
        minute.Minute,
        Known(second => WatchRule.HasPictures(minute.Samples, second) ? Math.Round(minute.Samples[second * ActivityMinute.BytesPerSecond] / FullMotion, 2) : null),
        Known(minute.LoudnessAt));

    private static List<double?> Known(Func<int, double?> read)
    {
        var seconds = Enumerable.Range(0, ActivityMinute.Seconds).Select(read).ToList();
        return seconds.Exists(static value => value is not null) ? seconds : [];
    }
}
