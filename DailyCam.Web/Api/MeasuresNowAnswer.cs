using DailyCam.Core.Capture;
using DailyCam.Core.Measures;

namespace DailyCam.Web.Api;

/// <summary>A stream as it is now: frame rate and bitrate over a few seconds, the rest over the last minute. Null says that it could not be told.</summary>
internal sealed record MeasuresNowAnswer
{
    public CaptureState State { get; init; }

    /// <summary>When the newest part was received.</summary>
    public DateTimeOffset? At { get; init; }

    public double? Fps { get; init; }

    public long? Bitrate { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? VideoCodec { get; init; }

    public bool Transcoding { get; init; }

    public double? KeyFrameIntervalSeconds { get; init; }

    public double? JitterMilliseconds { get; init; }

    public int? MissingFrames { get; init; }

    public int? LostPackets { get; init; }

    public double? DriftMilliseconds { get; init; }

    public int? Reconnects { get; init; }

    public static MeasuresNowAnswer Of(CaptureStatus? status, LiveMeasures? live) =>
        WithMinute(status is null ? new MeasuresNowAnswer() : OfStatus(status), live);

    private static MeasuresNowAnswer OfStatus(CaptureStatus status) => new()
    {
        State = status.State,
        Fps = status.Fps,
        Bitrate = status.Bitrate,
        Width = status.Width,
        Height = status.Height,
        VideoCodec = status.VideoCodec,
        Transcoding = status.Transcoding,
        KeyFrameIntervalSeconds = status.KeyFrameInterval?.TotalSeconds,
    };

    private static MeasuresNowAnswer WithMinute(MeasuresNowAnswer answer, LiveMeasures? live) => live is null ? answer : answer with
    {
        At = live.At,
        JitterMilliseconds = live.Jitter is { } jitter ? Math.Round(jitter.TotalMilliseconds, 1) : null,
        MissingFrames = live.MissingFrames,
        LostPackets = live.LostPackets,
        DriftMilliseconds = Math.Round(live.Drift.TotalMilliseconds),
        Reconnects = live.Reconnects,
    };
}
