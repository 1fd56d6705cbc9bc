using System.Globalization;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's log says about the product's log. Pure.</summary>
internal static class ChaosLog
{
    /// <summary>How each line begins.</summary>
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>Most lines about one camera in any minute.</summary>
    public static int LinesAMinute(IEnumerable<string> lines, string camera)
    {
        var window = new Queue<DateTimeOffset>();
        var most = 0;
        foreach (var at in lines.Where(line => line.Contains(camera, StringComparison.Ordinal)).Select(Time).OfType<DateTimeOffset>())
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

    private static DateTimeOffset? Time(string line) =>
        line.Length > Timestamp.Length && DateTimeOffset.TryParseExact(line.AsSpan(0, Timestamp.Length), Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
