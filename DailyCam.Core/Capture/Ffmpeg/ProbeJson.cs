using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Reads ffprobe's JSON. Numbers come as text, and any of them may be missing.</summary>
internal static class ProbeJson
{
    /// <summary>A camera that announces more than this announces nonsense (90000, the clock's own rate, is common).</summary>
    private const double MaxFps = 240;

    /// <summary>Null when the text is no JSON.</summary>
    public static StreamProbeResult? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StreamProbeResult Read(JsonElement root)
    {
        var streams = Items(root, "streams");
        var video = streams.FirstOrDefault(static stream => Text(stream, "codec_type") == "video" && Number(stream, "width") > 0);
        if (video.ValueKind == JsonValueKind.Undefined || Text(video, "codec_name") is not { } codec)
        {
            var isLate = streams.Exists(static stream => Text(stream, "codec_type") == "video" && Text(stream, "codec_name") is not null);
            return new StreamProbeResult { Fault = new FaultCause(FaultKind.Decoder, FaultReason.NoVideo), IsPictureLate = isLate };
        }

        var audio = streams.FirstOrDefault(static stream => Text(stream, "codec_type") == "audio");
        var (interval, atLeast) = KeyFrames(Items(root, "packets"), Text(video, "index"));
        return new StreamProbeResult
        {
            VideoCodec = codec,
            Width = (int)(Number(video, "width") ?? 0),
            Height = (int)(Number(video, "height") ?? 0),
            PixelFormat = Text(video, "pix_fmt"),
            Fps = Rate(Text(video, "avg_frame_rate")) ?? Rate(Text(video, "r_frame_rate")),
            AudioCodec = audio.ValueKind == JsonValueKind.Undefined ? null : Text(audio, "codec_name"),
            Duration = root.TryGetProperty("format", out var format) && Number(format, "duration") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            KeyFrameInterval = interval,
            KeyFrameIntervalIsAtLeast = atLeast,
        };
    }

    private static (TimeSpan? Interval, bool AtLeast) KeyFrames(List<JsonElement> packets, string? videoIndex)
    {
        var times = packets.Where(packet => Text(packet, "stream_index") == videoIndex)
            .Select(static packet => (Time: Number(packet, "pts_time") ?? Number(packet, "dts_time"), IsKey: Text(packet, "flags")?.StartsWith('K') == true))
            .Where(static packet => packet.Time is not null)
            .ToList();
        var keys = times.Where(static packet => packet.IsKey).Select(static packet => packet.Time!.Value).ToList();
        if (keys.Count == 0)
        {
            return (null, false);
        }

        return keys.Count > 1
            ? (TimeSpan.FromSeconds(keys.Zip(keys.Skip(1), static (a, b) => b - a).Max()), false)
            : (TimeSpan.FromSeconds(times.Max(static packet => packet.Time!.Value) - keys[0]), true);
    }

    private static double? Rate(string? fraction)
    {
        var parts = fraction?.Split('/');
        return parts is [var top, var bottom]
            && double.TryParse(top, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(bottom, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && b > 0 && a / b is > 0 and <= MaxFps ? a / b : null;
    }

    private static List<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    private static double? Number(JsonElement parent, string name) =>
        double.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
