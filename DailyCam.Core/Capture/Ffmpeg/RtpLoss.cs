using System.Globalization;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Reads lost RTP packets out of FFmpeg's words. Over TCP nothing is lost, and nothing is said.</summary>
public static class RtpLoss
{
    private const string Missed = "RTP: missed ";
    private const string TooLate = "RTP: dropping old packet received too late";

    /// <summary>More in one line is no loss but a camera that began to count anew.</summary>
    private const int MostBelieved = 10_000;

    /// <summary>Packets a line says are lost; null for every other line.</summary>
    public static int? Packets(string line)
    {
        if (line.Contains(TooLate, StringComparison.Ordinal))
        {
            return 1;
        }

        var at = line.IndexOf(Missed, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var digits = line.AsSpan(at + Missed.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var packets) && packets is > 0 and <= MostBelieved ? packets : null;
    }
}
