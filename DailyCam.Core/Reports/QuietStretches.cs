using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>
/// Long stretches in which local vision saw somebody who hardly moved. It sees neither closed eyes nor who it is, so this is what it can stand for, and no more. Pure.
/// </summary>
internal static class QuietStretches
{
    /// <summary>Watched minutes in a row without a still person that do not end a stretch: somebody turns over, or the model loses a covered child for a look.</summary>
    private const int Bridge = 2;

    public static IReadOnlyList<Stretch> Of(CameraFacts camera, DateTimeOffset dayStart, ReportRules rules)
    {
        var found = new List<Stretch>();
        int first = -1, last = -1;
        foreach (var point in camera.Activity)
        {
            var minute = (int)Math.Floor((point.At - dayStart).TotalMinutes);
            if (minute < 0 || minute >= camera.Minutes.Count || !camera.Minutes[minute].IsWatched())
            {
                continue; // Not a look at all: as a hole it ends the stretch when it is longer than the bridge.
            }

            if (point.People == 0 || point.Motion >= rules.ActiveMotion)
            {
                continue;
            }

            if (first < 0 || minute - last - 1 > Bridge || !IsWatchedBetween(camera, last, minute))
            {
                Close();
                first = minute;
            }

            last = minute;
        }

        Close();
        return found;

        void Close()
        {
            if (first >= 0 && last - first + 1 >= rules.QuietMinutes)
            {
                found.Add(new Stretch(dayStart.AddMinutes(first), dayStart.AddMinutes(last + 1)));
            }
        }
    }

    private static bool IsWatchedBetween(CameraFacts camera, int last, int minute)
    {
        for (var between = last + 1; between < minute; between++)
        {
            if (!camera.Minutes[between].IsWatched())
            {
                return false;
            }
        }

        return true;
    }
}
