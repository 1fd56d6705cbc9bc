using DailyCam.Core.Detection;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>Asks the activity track whether a claimed second can be true: it costs nothing, and no model can talk it into anything. Pure.</summary>
internal static class LocalCheck
{
    private const double FullMotion = 255;

    /// <param name="minutes">Every minute that overlaps the stretch, in any order.</param>
    /// <param name="motionShare">Share of the picture (0 to 1) from which a second counts as moving.</param>
    public static LocalSign Of(DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<ActivityMinute> minutes, double motionShare)
    {
        var sign = LocalSign.Nothing;
        var seen = 0;
        for (var at = Floor(from); at < to; at = at.AddSeconds(1))
        {
            var minute = at.AddSeconds(-at.Second);
            var samples = minutes.FirstOrDefault(m => m.Minute == minute)?.Samples ?? [];
            if (WatchRule.HasPictures(samples, at.Second))
            {
                seen++;
                var found = SignIn(samples.AsSpan(at.Second * ActivityMinute.BytesPerSecond), motionShare);
                sign = found > sign ? found : sign;
            }
        }

        return sign == LocalSign.Nothing && seen < Math.Ceiling((to - Floor(from)).TotalSeconds) ? LocalSign.Unwatched : sign;
    }

    /// <summary>The track rounds motion up: a second moves when even the least that its byte can stand for is enough.</summary>
    private static LocalSign SignIn(ReadOnlySpan<byte> second, double motionShare) =>
        second[1] > 0 ? LocalSign.Person
        : (second[0] - 1) / FullMotion >= motionShare ? LocalSign.Motion
        : LocalSign.Nothing;

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
