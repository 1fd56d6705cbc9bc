using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Finds out what to do with a source. Only what must be known is asked: a camera is probed for its codecs, a file also for its key frames.</summary>
public sealed class CapturePlanner(MediaInputs inputs, StreamProbe probe, KnownStreams? known = null)
{
    /// <summary>A file is read as fast as the disk gives it; this much shows whether its key frames stand too far apart.</summary>
    private static readonly TimeSpan FileWatch = TimeSpan.FromSeconds(30);

    /// <summary>The plan, or why there is none.</summary>
    /// <param name="fromMemory">Whether what the camera sent last time will do.</param>
    public async Task<(CapturePlan? Plan, FaultCause? Fault)> PlanAsync(CameraSource source, bool fromMemory, CancellationToken cancellationToken)
    {
        var (input, fault) = inputs.Open(source);
        if (input is null)
        {
            return (null, fault);
        }

        if (fromMemory && input.Kind == SourceKind.Rtsp && known?.Find(source) is { } stream && CapturePlan.Remember(input, stream) is { } remembered)
        {
            return (remembered, null);
        }

        // What a motion JPEG address sends is known, and asking would be one more connection to a camera that may allow one.
        var result = input.Kind == SourceKind.Mjpeg
            ? new StreamProbeResult { VideoCodec = "mjpeg" }
            : await probe.ProbeAsync(input, input.Kind == SourceKind.File ? FileWatch : TimeSpan.Zero, cancellationToken);
        return result.Fault is null ? (CapturePlan.Decide(input, result), null) : (null, result.Fault);
    }

    /// <summary>A plan from a probe showed a picture. One for which FFmpeg had to look long is not remembered: the next start must look as long.</summary>
    public void Learn(CameraSource source, CapturePlan plan)
    {
        if (plan is { EncodesVideo: false, Input: { Kind: SourceKind.Rtsp, Analysis: null }, SourceVideoCodec: { } video })
        {
            known?.Learn(source, new KnownStream(video, plan.SourcePixelFormat, plan.SourceAudioCodec));
        }
    }

    /// <summary>What was known is not so any more.</summary>
    public void Forget(CameraSource source) => known?.Forget(source);
}
