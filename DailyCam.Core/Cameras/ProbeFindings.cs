using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Cameras;

/// <summary>Turns what ffprobe found into steps. Pure.</summary>
internal static class ProbeFindings
{
    /// <summary>Live view and recordings cut at complete pictures: past this they start late and cut coarsely.</summary>
    public static readonly TimeSpan RareKeyFrames = TimeSpan.FromSeconds(4.5);

    /// <summary>The stage at which a cause ends the test.</summary>
    public static ProbeStage StageOf(FaultReason reason) => reason switch
    {
        FaultReason.LoginRefused or FaultReason.SecretLost => ProbeStage.SignIn,
        FaultReason.NoVideo or FaultReason.UnsupportedCodec or FaultReason.NoFrames or FaultReason.NoKeyFrames => ProbeStage.Codec,
        _ => ProbeStage.Read,
    };

    public static ProbeStep Failed(FaultCause fault, SourceKind kind, SourceUrl? url, bool hasLogin) => new(StageOf(fault.Reason), ProbeState.Failed)
    {
        Problem = ProblemOf(fault.Reason, kind, url, hasLogin),
        Detail = fault.Detail,
    };

    public static ProbeStep Codec(StreamProbeResult result, SourceKind kind)
    {
        // A browser plays 4:2:0 with 8 bits of H.264; everything else is converted while it comes in. An uploaded file may be converted without a word.
        var plays = result is { VideoCodec: "h264", PixelFormat: null or "yuv420p" or "yuvj420p" };
        return new(ProbeStage.Codec, plays || kind == SourceKind.File ? ProbeState.Passed : ProbeState.Warned)
        {
            VideoCodec = result.VideoCodec,
            AudioCodec = result.AudioCodec,
            Width = result.Width,
            Height = result.Height,
            Fps = result.Fps,
            Problem = plays || kind == SourceKind.File ? null : new Problem(CameraProblems.ProbeConverts, null, DisplayName(result.VideoCodec!)),
        };
    }

    /// <summary>Motion JPEG has nothing but complete pictures.</summary>
    public static ProbeStep KeyFrames(StreamProbeResult result, TimeSpan watched)
    {
        var interval = result.KeyFrameInterval ?? (result.Fault is null ? watched : null);
        var atLeast = result.KeyFrameIntervalIsAtLeast || result.KeyFrameInterval is null;
        var rare = interval > RareKeyFrames;
        return new(ProbeStage.KeyFrames, rare || interval is null ? ProbeState.Warned : ProbeState.Passed)
        {
            KeyFrameInterval = interval,
            KeyFrameIntervalIsAtLeast = interval is not null && atLeast,
            Problem = rare ? new Problem(CameraProblems.ProbeKeyFramesRare, null, interval!.Value.TotalSeconds)
                : interval is null ? new Problem(CameraProblems.ProbeNoFrames) : null,
            Detail = result.Fault?.Detail,
        };
    }

    /// <summary>How people write it.</summary>
    public static string DisplayName(string codec) => codec switch
    {
        "h264" => "H.264",
        "hevc" => "H.265",
        "mjpeg" => "MJPEG",
        "mpeg4" => "MPEG-4",
        "aac" => "AAC",
        "pcm_alaw" => "G.711 A-law",
        "pcm_mulaw" => "G.711 µ-law",
        _ => codec.ToUpperInvariant(),
    };

    private static Problem ProblemOf(FaultReason reason, SourceKind kind, SourceUrl? url, bool hasLogin) => reason switch
    {
        FaultReason.Unreachable => new(CameraProblems.ProbeUnreachable, "source.url", url?.Host ?? string.Empty),
        FaultReason.ConnectionRefused => new(CameraProblems.ProbeRefused, "source.url", url?.Host ?? string.Empty, url?.Port ?? 0),
        FaultReason.NameNotResolved => new(CameraProblems.ProbeNameNotResolved, "source.url", url?.Host ?? string.Empty),
        FaultReason.LoginRefused => hasLogin ? new(CameraProblems.ProbeLoginRefused, "source.password") : new(CameraProblems.ProbeLoginNeeded, "source.user"),
        FaultReason.SecretLost => new(CameraProblems.PasswordNeeded, "source.password"),
        FaultReason.UnsupportedCodec when kind == SourceKind.File => new(CameraProblems.UploadUnsupportedCodec, "source.uploadId"),
        FaultReason.NotAVideo when kind == SourceKind.File => new(CameraProblems.UploadNotVideo, "source.uploadId"),

        // Something answered over HTTP and then had no picture in it: FFmpeg says no more than "End of file".
        FaultReason.Unknown when kind == SourceKind.Mjpeg => new(CameraProblems.ProbeNotAVideo, "source.url"),
        _ => new(Code(reason), kind == SourceKind.File ? "source.uploadId" : "source.url"),
    };

    private static string Code(FaultReason reason) => reason switch
    {
        FaultReason.PathNotFound => CameraProblems.ProbePathNotFound,
        FaultReason.TimedOut => CameraProblems.ProbeTimedOut,
        FaultReason.CameraError => CameraProblems.ProbeCameraError,
        FaultReason.ConnectionLost or FaultReason.EndOfFile => CameraProblems.ProbeConnectionLost,
        FaultReason.NoVideo => CameraProblems.ProbeNoVideo,
        FaultReason.UnsupportedCodec => CameraProblems.ProbeUnsupportedCodec,
        FaultReason.NotAVideo => CameraProblems.ProbeNotAVideo,
        FaultReason.NoFrames or FaultReason.NoKeyFrames => CameraProblems.ProbeNoFrames,
        FaultReason.FileMissing => CameraProblems.ProbeFileMissing,
        FaultReason.FfmpegMissing => CameraProblems.ProbeFfmpegMissing,
        _ => CameraProblems.ProbeUnknown,
    };
}
