using System.Globalization;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's log says about the product's log. Pure.</summary>
internal static class ChaosLog
{
    /// <summary>Begins each line, so that lines can be counted by the minute.</summary>
    public const string TimestampFormat = "HH:mm:ss.fff ";

    /// <summary>Most lines about one camera in any minute.</summary>
    public static int LinesAMinute(IEnumerable<string> lines, string camera)
    {
        var window = new Queue<TimeSpan>();
        var most = 0;
        foreach (var at in lines.Where(line => line.Contains(camera, StringComparison.Ordinal)).Select(Time).OfType<TimeSpan>())
        {
            window.Enqueue(at);
            while (window.Count > 0 && at - window.Peek() > TimeSpan.FromMinutes(1))
            {
                window.Dequeue();
            }

            most = Math.Max(most, window.Count);
        }

        return most;
    }

    private static TimeSpan? Time(string line) =>
        line.Length > 12 && TimeSpan.TryParseExact(line.AsSpan(0, 12), @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture, out var time) ? time : null;
}
