using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Cameras;

/// <summary>The gate that a received file passes before it is kept: first bytes, boxes, then ffprobe behind whitelists and a time limit.</summary>
public sealed class UploadCheck(StreamProbe probe, IOptions<UploadOptions> options)
{
    /// <summary>Largest side of a picture: 8K. Past it one frame takes more memory than a small machine has.</summary>
    public const int MaxSide = 8192;

    private static readonly HashSet<string> KnownCodecs = [.. InputArguments.FileCodecs.Split(',')];

    /// <summary>What the file is, or why it is refused.</summary>
    public async Task<(StreamProbeResult? Video, UploadOutcome? Refusal)> LookAsync(string path, CancellationToken cancellationToken)
    {
        if (BytesProblem(path) is { } code)
        {
            return (null, UploadOutcome.Refused(code));
        }

        var result = await probe.ProbeAsync(MediaInput.ForFile(path), TimeSpan.Zero, cancellationToken);
        var refusal = result.Fault is { } fault ? UploadOutcome.Refused(Code(fault.Reason)) : Beyond(result, options.Value);
        return (refusal is null ? result : null, refusal);
    }

    internal static UploadOutcome? Beyond(StreamProbeResult video, UploadOptions options) => video switch
    {
        { HasVideo: false } => UploadOutcome.Refused(CameraProblems.UploadNoPicture),
        { Width: > MaxSide } or { Height: > MaxSide } => UploadOutcome.Refused(CameraProblems.UploadTooWide, MaxSide),
        _ when !KnownCodecs.Contains(video.VideoCodec!) => UploadOutcome.Refused(CameraProblems.UploadUnsupportedCodec),
        _ when video.Duration > TimeSpan.FromHours(options.MaxHours) => UploadOutcome.Refused(CameraProblems.UploadTooLong, options.MaxHours),
        _ => null,
    };

    /// <summary>What the first bytes of a file prove against it; null when it may be a video.</summary>
    internal static string? HeadProblem(string path)
    {
        using var file = File.OpenRead(path);
        return VideoFileHead.Problem(Head(file));
    }

    private static string? BytesProblem(string path)
    {
        using var file = File.OpenRead(path);
        var head = Head(file);
        return VideoFileHead.Problem(head) ?? (VideoFileHead.IsMp4(head) && Mp4Boxes.IsCut(file) ? CameraProblems.UploadCut : null);
    }

    private static ReadOnlySpan<byte> Head(FileStream file)
    {
        var head = new byte[VideoFileHead.Length];
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    private static string Code(FaultReason reason) => reason switch
    {
        FaultReason.NoVideo => CameraProblems.UploadNoPicture,
        FaultReason.UnsupportedCodec => CameraProblems.UploadUnsupportedCodec,
        FaultReason.NotAVideo => CameraProblems.UploadNotVideo,
        FaultReason.FfmpegMissing => CameraProblems.ProbeFfmpegMissing,
        _ => CameraProblems.UploadUnreadable,
    };
}
