using System.Globalization;

namespace DailyCam.Core.Frames;

/// <summary>Reads the lines that FFmpeg's <c>ametadata</c> prints: a line with the window's time, then one with its level. What it does not understand is no measurement. Pure.</summary>
internal sealed class SoundLines
{
    private const string Time = "pts_time:";
    private const string Level = "lavfi.astats.Overall.RMS_level=";

    private TimeSpan? begins;

    /// <summary>The window that this line completes: when it begins on the media clock, and its level in dB below full scale. Null for every other line.</summary>
    public (TimeSpan Begins, double Dbfs)? Read(string line)
    {
        if (line.StartsWith("frame:", StringComparison.Ordinal))
        {
            begins = TimeIn(line);
            return null;
        }

        if (begins is not { } at || !line.StartsWith(Level, StringComparison.Ordinal) || LevelIn(line.AsSpan(Level.Length)) is not { } level)
        {
            return null;
        }

        begins = null;
        return (at, level);
    }

    private static TimeSpan? TimeIn(string line)
    {
        var place = line.LastIndexOf(Time, StringComparison.Ordinal);
        return place >= 0
            && double.TryParse(line.AsSpan(place + Time.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds / 2
                ? TimeSpan.FromSeconds(seconds)
                : null;
    }

    private static double? LevelIn(ReadOnlySpan<char> text) =>
        text.Trim() is "-inf" ? double.NegativeInfinity
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level) && double.IsFinite(level) ? level
        : null;
}
