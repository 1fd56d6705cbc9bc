using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Finds out what to do with a source. Only what must be known is asked: a camera is probed for its codecs, a file also for its key frames.</summary>
public sealed class CapturePlanner(MediaInputs inputs, StreamProbe probe)
{
    /// <summary>A file is read as fast as the disk gives it; this much shows whether its key frames stand too far apart.</summary>
    private static readonly TimeSpan FileWatch = TimeSpan.FromSeconds(30);

    /// <summary>The plan, or why there is none.</summary>
    public async Task<(CapturePlan? Plan, FaultCause? Fault)> PlanAsync(CameraSource source, CancellationToken cancellationToken)
    {
        var (input, fault) = inputs.Open(source);
        if (input is null)
        {
            return (null, fault);
        }

        // What a motion JPEG address sends is known, and asking would be one more connection to a camera that may allow one.
        var result = input.Kind == SourceKind.Mjpeg
            ? new StreamProbeResult { VideoCodec = "mjpeg" }
            : await probe.ProbeAsync(input, input.Kind == SourceKind.File ? FileWatch : TimeSpan.Zero, cancellationToken);
        return result.Fault is null ? (CapturePlan.Decide(input, result), null) : (null, result.Fault);
    }
}
