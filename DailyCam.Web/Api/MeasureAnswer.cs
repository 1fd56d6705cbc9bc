using DailyCam.Core.Measures;

namespace DailyCam.Web.Api;

/// <summary>One minute of a camera's stream. Null says that it could not be told.</summary>
internal sealed record MeasureAnswer
{
    public DateTimeOffset Minute { get; init; }

    public double? Fps { get; init; }

    /// <summary>Bits a second.</summary>
    public double? Bitrate { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? VideoCodec { get; init; }

    public bool Transcoding { get; init; }

    public int KeyFrames { get; init; }

    public double? KeyFrameIntervalSeconds { get; init; }

    public double? JitterMilliseconds { get; init; }

    public int? MissingFrames { get; init; }

    public int? LostPackets { get; init; }

    public int DriftMilliseconds { get; init; }

    public int Reconnects { get; init; }

    public static MeasureAnswer Of(MeasureMinute minute) => new()
    {
        Minute = minute.Minute,
        Fps = minute.Fps is { } fps ? Math.Round(fps, 2) : null,
        Bitrate = minute.Bitrate is { } bitrate ? Math.Round(bitrate) : null,
        Width = minute.Width,
        Height = minute.Height,
        VideoCodec = minute.VideoCodec,
        Transcoding = minute.Transcoding,
        KeyFrames = minute.KeyFrames,
        KeyFrameIntervalSeconds = minute.KeyFrameIntervalMilliseconds / 1000.0,
        JitterMilliseconds = minute.Jitter is { } jitter ? Math.Round(jitter, 1) : null,
        MissingFrames = minute.MissingFrames,
        LostPackets = minute.LostPackets,
        DriftMilliseconds = minute.DriftMilliseconds,
        Reconnects = minute.Reconnects,
    };
}
