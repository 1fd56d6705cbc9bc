using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>
/// Finds the cause in FFmpeg's last words. The capture FFmpeg reads from a camera and writes to a pipe, so every line here is about the input:
/// "Input/output error" is a name that was not found, never a disk.
/// </summary>
public static class FailureClassifier
{
    private const int SignalBase = 128;
    private const int SignalMax = 64;

    /// <summary>In order: the words that name a cause before those that only say that something failed.</summary>
    private static readonly (string Words, FaultKind Kind, FaultReason Reason)[] Table =
    [
        ("401 Unauthorized", FaultKind.RtspNetwork, FaultReason.LoginRefused),
        ("authorization failed", FaultKind.RtspNetwork, FaultReason.LoginRefused),
        ("403 Forbidden", FaultKind.RtspNetwork, FaultReason.LoginRefused),
        ("404 Not Found", FaultKind.RtspNetwork, FaultReason.PathNotFound),
        ("Failed to resolve hostname", FaultKind.RtspNetwork, FaultReason.NameNotResolved),
        ("Connection refused", FaultKind.RtspNetwork, FaultReason.ConnectionRefused),
        ("No route to host", FaultKind.RtspNetwork, FaultReason.Unreachable),
        ("Network is unreachable", FaultKind.RtspNetwork, FaultReason.Unreachable),
        ("Host is unreachable", FaultKind.RtspNetwork, FaultReason.Unreachable),
        ("timed out", FaultKind.RtspNetwork, FaultReason.TimedOut),
        ("Server returned 5", FaultKind.RtspNetwork, FaultReason.CameraError),
        ("Server returned 4", FaultKind.RtspNetwork, FaultReason.CameraError),
        ("method DESCRIBE failed", FaultKind.RtspNetwork, FaultReason.CameraError),
        ("method SETUP failed", FaultKind.RtspNetwork, FaultReason.CameraError),
        ("method PLAY failed", FaultKind.RtspNetwork, FaultReason.CameraError),
        ("Connection reset by peer", FaultKind.RtspNetwork, FaultReason.ConnectionLost),
        ("matches no streams", FaultKind.Decoder, FaultReason.NoVideo),
        ("does not contain any stream", FaultKind.Decoder, FaultReason.NoVideo),
        ("not on whitelist", FaultKind.Decoder, FaultReason.UnsupportedCodec),
        ("Could not find tag for codec", FaultKind.Decoder, FaultReason.UnsupportedCodec),
        ("Decoder not found", FaultKind.Decoder, FaultReason.UnsupportedCodec),
        ("none has decoder", FaultKind.Decoder, FaultReason.UnsupportedCodec),
        ("no decoder", FaultKind.Decoder, FaultReason.UnsupportedCodec),
        ("unspecified size", FaultKind.Decoder, FaultReason.NoFrames),
        ("dimensions not set", FaultKind.Decoder, FaultReason.NoFrames),
        ("Could not write header", FaultKind.RecordingBranch, FaultReason.UnsupportedCodec),
    ];

    private static readonly (string Words, FaultReason Reason)[] FileTable =
    [
        ("No such file or directory", FaultReason.FileMissing),
        ("not on whitelist", FaultReason.NotAVideo),
        ("moov atom not found", FaultReason.NotAVideo),
        ("Invalid data found", FaultReason.NotAVideo),
    ];

    /// <summary>The cause, or null when the child ended because we asked it to.</summary>
    /// <param name="source">What it was reading.</param>
    /// <param name="exit">How it ended.</param>
    /// <param name="hadFrames">Whether it had delivered pictures before: then its end is a lost connection unless its words say more.</param>
    public static FaultCause? Classify(SourceKind source, MediaProcessExit exit, bool hadFrames)
    {
        if (exit.Asked)
        {
            return null;
        }

        return (source == SourceKind.File ? FromFile(exit.LastLines) : null)
            ?? FromTable(exit.LastLines)
            ?? FromEnd(source, exit, hadFrames);
    }

    private static FaultCause? FromFile(IReadOnlyList<string> lines)
    {
        // A codec outside the list is a video we cannot play; a container outside the list is no video at all.
        if (lines.Any(static line => line.Contains("Codec (", StringComparison.Ordinal) && line.Contains("not on whitelist", StringComparison.Ordinal)))
        {
            return null;
        }

        foreach (var (words, reason) in FileTable)
        {
            if (Last(lines, words) is { } line)
            {
                return new FaultCause(FaultKind.Decoder, reason, line);
            }
        }

        return null;
    }

    private static FaultCause? FromTable(IReadOnlyList<string> lines)
    {
        foreach (var (words, kind, reason) in Table)
        {
            if (Last(lines, words) is { } line)
            {
                return new FaultCause(kind, reason, line);
            }
        }

        return null;
    }

    private static FaultCause FromEnd(SourceKind source, MediaProcessExit exit, bool hadFrames)
    {
        var last = exit.LastLines.Count > 0 ? exit.LastLines[^1] : null;
        if (exit.Code is > SignalBase and <= SignalBase + SignalMax)
        {
            return new FaultCause(FaultKind.Unknown, FaultReason.ProcessKilled, last);
        }

        if (source == SourceKind.File && exit.Code == 0)
        {
            return new FaultCause(FaultKind.RtspNetwork, FaultReason.EndOfFile, last);
        }

        if (hadFrames)
        {
            return new FaultCause(FaultKind.RtspNetwork, FaultReason.ConnectionLost, last);
        }

        return Last(exit.LastLines, "Invalid data found") is { } line
            ? new FaultCause(FaultKind.Decoder, FaultReason.NotAVideo, line)
            : new FaultCause(source is SourceKind.Rtsp or SourceKind.Mjpeg ? FaultKind.RtspNetwork : FaultKind.Unknown, exit.Code == 0 ? FaultReason.TimedOut : FaultReason.Unknown, last);
    }

    private static string? Last(IReadOnlyList<string> lines, string words) =>
        lines.LastOrDefault(line => line.Contains(words, StringComparison.OrdinalIgnoreCase));
}
