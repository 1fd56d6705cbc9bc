using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>What FFmpeg does with a source: copy what a browser can play, encode only what it cannot. A value, decided from the probe.</summary>
public sealed record CapturePlan
{
    /// <summary>A file is cut at key frames like a camera is; further apart than this, live and seeking would be worse than a real camera's.</summary>
    public static readonly TimeSpan MaxFileKeyFrameInterval = TimeSpan.FromSeconds(4);

    public required MediaInput Input { get; init; }

    public bool EncodesVideo { get; init; }

    public AudioPlan Audio { get; init; }

    /// <summary>What the source sends (FFmpeg's names), for the status.</summary>
    public string? SourceVideoCodec { get; init; }

    public string? SourceAudioCodec { get; init; }

    /// <summary>FFmpeg sets the pace (file, demo) and not a camera.</summary>
    public bool IsLocal => Input.Kind is SourceKind.File or SourceKind.Demo;

    public ClockGuardLimits LimitsFor(TimeSpan part) => IsLocal ? ClockGuardLimits.ForLocal : ClockGuardLimits.ForCamera(part);

    /// <summary>Decides from a successful probe.</summary>
    public static CapturePlan Decide(MediaInput input, StreamProbeResult probe) => new()
    {
        Input = input,
        EncodesVideo = input.Kind == SourceKind.Demo || !IsPlayable(probe) || HasRareKeyFrames(input, probe),
        Audio = DecideAudio(input, probe),
        SourceVideoCodec = probe.VideoCodec,
        SourceAudioCodec = probe.AudioCodec,
    };

    private static bool IsPlayable(StreamProbeResult probe) =>
        probe.VideoCodec == "h264" && probe.PixelFormat is null or "yuv420p" or "yuvj420p";

    private static bool HasRareKeyFrames(MediaInput input, StreamProbeResult probe) =>
        input.Kind == SourceKind.File && probe.KeyFrameInterval > MaxFileKeyFrameInterval;

    private static AudioPlan DecideAudio(MediaInput input, StreamProbeResult probe)
    {
        // Stretching sound with the pictures would need a filter and a second judgement of what it is worth; a file at another speed is silent.
        if (probe.AudioCodec is null || (input.Kind == SourceKind.File && !InputArguments.IsRealTime(input)))
        {
            return AudioPlan.None;
        }

        return probe.AudioCodec == "aac" ? AudioPlan.Copy : AudioPlan.Encode;
    }
}
