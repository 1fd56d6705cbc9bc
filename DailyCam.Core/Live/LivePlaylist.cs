using System.Globalization;
using System.Text;

namespace DailyCam.Core.Live;

/// <summary>The text of a low-latency HLS playlist (RFC 8216 bis). Pure.</summary>
public static class LivePlaylist
{
    /// <summary>Media type of a playlist.</summary>
    public const string ContentType = "application/vnd.apple.mpegurl";

    /// <summary>Closed segments whose parts are still named. Older parts help nobody: a player that far behind takes whole segments.</summary>
    private const int SegmentsWithParts = 3;

    /// <summary>Addresses of init segments, segments and parts, relative to the playlist's own.</summary>
    public static string InitAddress(long attempt) => string.Create(CultureInfo.InvariantCulture, $"init/{attempt}.mp4");

    public static string SegmentAddress(long sequence) => string.Create(CultureInfo.InvariantCulture, $"segment/{sequence}.m4s");

    public static string PartAddress(long sequence, int part) => string.Create(CultureInfo.InvariantCulture, $"part/{sequence}/{part}.m4s");

    public static string Write(LiveWindow window)
    {
        var segments = window.Segments.ToArray();
        var text = new StringBuilder(4096);
        Head(text, window, segments[0].Sequence);
        var firstWithParts = segments.Count(static segment => segment.IsClosed) - SegmentsWithParts;
        long? map = null;
        for (var index = 0; index < segments.Length; index++)
        {
            var segment = segments[index];
            Line(text, segment.IsDiscontinuity, $"#EXT-X-DISCONTINUITY");
            Line(text, map != segment.Init.Attempt.Value, $"#EXT-X-MAP:URI=\"{InitAddress(segment.Init.Attempt.Value)}\"");
            map = segment.Init.Attempt.Value;
            Line(text, true, $"#EXT-X-PROGRAM-DATE-TIME:{segment.StartAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}");
            if (index >= firstWithParts)
            {
                Parts(text, segment);
            }

            if (segment.IsClosed)
            {
                Line(text, true, $"#EXTINF:{segment.Seconds:0.00000},");
                Line(text, true, $"{SegmentAddress(segment.Sequence)}");
            }
        }

        Line(text, window.IsRunning, $"#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"{PartAddress(window.OpenSequence, window.NextPart)}\"");
        return text.ToString();
    }

    private static void Head(StringBuilder text, LiveWindow window, long first)
    {
        // Rounded up, or the promise would be a hair shorter than the longest part.
        var partTarget = Math.Ceiling(window.PartTarget * 1000) / 1000;
        Line(text, true, $"#EXTM3U");
        Line(text, true, $"#EXT-X-VERSION:9");
        Line(text, true, $"#EXT-X-TARGETDURATION:{window.TargetDuration}");
        Line(text, true, $"#EXT-X-INDEPENDENT-SEGMENTS");
        Line(text, true, $"#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK={3 * partTarget:0.000}");
        Line(text, true, $"#EXT-X-PART-INF:PART-TARGET={partTarget:0.000}");
        Line(text, true, $"#EXT-X-MEDIA-SEQUENCE:{first}");
        Line(text, true, $"#EXT-X-DISCONTINUITY-SEQUENCE:{window.DiscontinuitySequence}");
    }

    private static void Parts(StringBuilder text, LiveSegment segment)
    {
        for (var part = 0; part < segment.Parts.Count; part++)
        {
            var independent = segment.Parts[part].IsIndependent ? ",INDEPENDENT=YES" : string.Empty;
            Line(text, true, $"#EXT-X-PART:DURATION={segment.Parts[part].Seconds:0.00000},URI=\"{PartAddress(segment.Sequence, part)}\"{independent}");
        }
    }

    private static void Line(StringBuilder text, bool wanted, FormattableString line)
    {
        if (wanted)
        {
            text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
