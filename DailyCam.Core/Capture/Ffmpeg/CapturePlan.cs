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

    public string? SourcePixelFormat { get; init; }

    /// <summary>Decided from what the camera sent last time, not from what it sends now.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>FFmpeg sets the pace (file, demo) and not a camera.</summary>
    public bool IsLocal => Input.Kind is SourceKind.File or SourceKind.Demo;

    public ClockGuardLimits LimitsFor(TimeSpan part) => IsLocal ? ClockGuardLimits.ForLocal : ClockGuardLimits.ForCamera(part);

    /// <summary>Decides from a successful probe.</summary>
    public static CapturePlan Decide(MediaInput input, StreamProbeResult probe) => new()
    {
        Input = input with { Analysis = probe.Analysis },
        EncodesVideo = input.Kind == SourceKind.Demo || !IsPlayable(probe) || HasRareKeyFrames(input, probe),
        Audio = DecideAudio(input, probe),
        SourceVideoCodec = probe.VideoCodec,
        SourceAudioCodec = probe.AudioCodec,
        SourcePixelFormat = probe.PixelFormat,
    };

    /// <summary>
    /// The plan for a camera that is not asked first. Only copying is remembered. Where there was no sound, FFmpeg is told to take it should there be some now,
    /// and to make it playable whatever it is: a plan without sound would go on silently.
    /// </summary>
    public static CapturePlan? Remember(MediaInput input, KnownStream known) =>
        Decide(input, known.AsProbed()) is { EncodesVideo: false } plan ? plan with { IsRemembered = true, Audio = plan.Audio == AudioPlan.None ? AudioPlan.Encode : plan.Audio } : null;

    /// <summary>Whether a browser plays what the init segment announces: H.264 in 4:2:0 with 8 bits, which is these profiles (RFC 6381: <c>avc1.PPCCLL</c>).</summary>
    public bool CanPlay(InitSegment init) =>
        EncodesVideo || (init.VideoCodec.Split('.') is [_, { Length: >= 2 } profile, ..] && PlayableProfiles.Contains(profile[..2], StringComparer.OrdinalIgnoreCase));

    /// <summary>Baseline, Main, Extended, High.</summary>
    private static readonly string[] PlayableProfiles = ["42", "4d", "58", "64"];

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
