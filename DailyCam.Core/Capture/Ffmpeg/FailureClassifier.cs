using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>
/// Finds the cause in FFmpeg's last words, by the stage a line names and not by its words alone: "Input/output error" after a camera's address is a name that was not found;
/// after a write it is a disk. The capture FFmpeg writes to a pipe, so for it the output's lines never come; children that write files say them.
/// </summary>
public static class FailureClassifier
{
    private const int SignalBase = 128;
    private const int SignalMax = 64;
    private const int SigKill = 9;

    // How FFmpeg begins a line about what it writes.
    private const string WritingFrame = "av_interleaved_write_frame()";
    private const string WritingTrailer = "Error writing trailer of";
    private const string WritingHeader = "Could not write header";

    /// <summary>Lines about the output: what they begin with, what they say, and whose fault that is. In order.</summary>
    private static readonly (string Stage, string Words, FaultKind Kind, FaultReason Reason)[] OutputTable =
    [
        (WritingFrame, "No space left on device", FaultKind.DiskFull, FaultReason.StorageFull),
        (WritingTrailer, "No space left on device", FaultKind.DiskFull, FaultReason.StorageFull),
        (WritingHeader, "No space left on device", FaultKind.DiskFull, FaultReason.StorageFull),
        (WritingFrame, "Input/output error", FaultKind.StorageDisconnected, FaultReason.StorageError),
        (WritingFrame, "Read-only file system", FaultKind.StorageDisconnected, FaultReason.StorageReadOnly),
        (WritingHeader, "Read-only file system", FaultKind.StorageDisconnected, FaultReason.StorageReadOnly),
        (WritingHeader, "No such file or directory", FaultKind.StorageDisconnected, FaultReason.StorageMissing),
        (WritingTrailer, "", FaultKind.StorageDisconnected, FaultReason.StorageError),
    ];

    /// <summary>Lines about pictures that cannot be decoded or put in order. Many cameras cause some while all is well, so they only count as the very last words.</summary>
    private static readonly (string Words, FaultReason Reason)[] PictureTable =
    [
        .. ClockGuard.DisorderWords.Select(static words => (words, FaultReason.ClockJump)),
        ("error while decoding", FaultReason.CannotDecode),
        ("decode_slice_header error", FaultReason.CannotDecode),
        ("Invalid data found when processing input", FaultReason.NotAVideo),
    ];

    /// <summary>Lines about the input. In order: the words that name a cause before those that only say that something failed.</summary>
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
        (WritingHeader, FaultKind.RecordingBranch, FaultReason.UnsupportedCodec),
    ];

    private static readonly string[] CannotDecodeWords = ["Invalid data found", "error while decoding", "decode_slice_header", "Decoder not found", "no decoder", "Error splitting", "could not find codec parameters"];

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

        // Whoever is killed says nothing of it: its last words are about something that it had survived.
        if (exit.Code == SignalBase + SigKill)
        {
            return FromEnd(source, exit, hadFrames);
        }

        return FromOutput(exit.LastLines)
            ?? (source == SourceKind.File ? FromFile(exit.LastLines) : null)
            ?? FromTable(exit.LastLines)
            ?? (EndedQuietly(source, exit, hadFrames) ? null : FromPictures(exit.LastLines))
            ?? FromEnd(source, exit, hadFrames);
    }

    /// <summary>Why a frame decoder's life ended, from what its end was told with.</summary>
    public static FaultReason DecoderReason(Exception end) => end switch
    {
        FileNotFoundException => FaultReason.FfmpegMissing,
        TimeoutException => FaultReason.ProcessHung,
        _ when CannotDecodeWords.Any(words => end.Message.Contains(words, StringComparison.OrdinalIgnoreCase)) => FaultReason.CannotDecode,
        _ => FaultReason.DecoderEnded,
    };

    private static FaultCause? FromOutput(IReadOnlyList<string> lines)
    {
        foreach (var (stage, words, kind, reason) in OutputTable)
        {
            if (lines.LastOrDefault(line => line.Contains(stage, StringComparison.Ordinal) && line.Contains(words, StringComparison.OrdinalIgnoreCase)) is { } line)
            {
                return new FaultCause(kind, reason, line);
            }
        }

        return null;
    }

    /// <summary>
    /// A camera's stream that was over: FFmpeg ends with 0 and says nothing of it, so its last words may be minutes old. Many cameras cause a complaint about
    /// the order of pictures at the start of each connection.
    /// </summary>
    private static bool EndedQuietly(SourceKind source, MediaProcessExit exit, bool hadFrames) =>
        hadFrames && exit.Code == 0 && source is (SourceKind.Rtsp or SourceKind.Mjpeg);

    private static FaultCause? FromPictures(IReadOnlyList<string> lines)
    {
        // FFmpeg counts repeated lines: the words are in the line before.
        if (lines.LastOrDefault(static line => !line.Contains("Last message repeated", StringComparison.Ordinal)) is not { } last)
        {
            return null;
        }

        foreach (var (words, reason) in PictureTable)
        {
            if (last.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return new FaultCause(FaultKind.Decoder, reason, last);
            }
        }

        return null;
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
            return new FaultCause(source is SourceKind.Rtsp or SourceKind.Mjpeg ? FaultKind.RtspNetwork : FaultKind.Unknown, FaultReason.ProcessKilled, last);
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
