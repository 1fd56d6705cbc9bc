using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Lines as FFmpeg 5.1 and ffprobe really wrote them.</summary>
public sealed class FailureClassifierTests
{
    [Theory]
    [InlineData("[rtsp @ 0x55] method DESCRIBE failed: 401 Unauthorized|rtsp://***@192.168.0.9/auth: Server returned 401 Unauthorized (authorization failed)", 1, FaultKind.RtspNetwork, FaultReason.LoginRefused)]
    [InlineData("[rtsp @ 0x55] method DESCRIBE failed: 404 Not Found|rtsp://192.168.0.9/none: Server returned 404 Not Found", 1, FaultKind.RtspNetwork, FaultReason.PathNotFound)]
    [InlineData("[tcp @ 0x55] Connection to tcp://127.0.0.1:9?timeout=5000000 failed: Connection refused|rtsp://127.0.0.1:9/x: Connection refused", 1, FaultKind.RtspNetwork, FaultReason.ConnectionRefused)]
    [InlineData("[tcp @ 0x55] Failed to resolve hostname no-such-host.invalid: Name or service not known|rtsp://no-such-host.invalid/x: Input/output error", 1, FaultKind.RtspNetwork, FaultReason.NameNotResolved)]
    [InlineData("[tcp @ 0x55] Connection to tcp://10.9.8.7:554?timeout=5000000 failed: No route to host|rtsp://10.9.8.7/x: No route to host", 1, FaultKind.RtspNetwork, FaultReason.Unreachable)]
    [InlineData("rtsp://192.168.0.9/main: Connection timed out", 0, FaultKind.RtspNetwork, FaultReason.TimedOut)]
    [InlineData("rtsp://192.168.0.9/main: Server returned 5XX Server Error reply", 1, FaultKind.RtspNetwork, FaultReason.CameraError)]
    [InlineData("Stream map '0:v:0' matches no streams.|To ignore this, add a trailing '?' to the map.", 1, FaultKind.Decoder, FaultReason.NoVideo)]
    [InlineData("[mp4 @ 0x55] Could not find tag for codec pcm_alaw in stream #1, codec not currently supported in container|Could not write header for output file #0 (incorrect codec parameters ?): Invalid argument", 1, FaultKind.Decoder, FaultReason.UnsupportedCodec)]
    [InlineData("Could not write header for output file #0 (incorrect codec parameters ?): Invalid argument", 1, FaultKind.RecordingBranch, FaultReason.UnsupportedCodec)]
    [InlineData("rtsp://192.168.0.9/main: Invalid data found when processing input", 1, FaultKind.Decoder, FaultReason.NotAVideo)]
    [InlineData("", 137, FaultKind.RtspNetwork, FaultReason.ProcessKilled)]
    [InlineData("[mp4 @ 0x55] Non-monotonous DTS in output stream 0:0; previous: 0, current: 0; changing to 1.", 137, FaultKind.RtspNetwork, FaultReason.ProcessKilled)]
    [InlineData("[rtsp @ 0x55] method DESCRIBE failed: 401 Unauthorized", 137, FaultKind.RtspNetwork, FaultReason.ProcessKilled)]
    [InlineData("Assertion next_dts <= 0x7fffffff failed at src/libavformat/movenc.c:1137", 134, FaultKind.RtspNetwork, FaultReason.ProcessKilled)]
    [InlineData("", 0, FaultKind.RtspNetwork, FaultReason.TimedOut)]
    [InlineData("something nobody has seen", 1, FaultKind.RtspNetwork, FaultReason.Unknown)]
    public void What_a_camera_did_is_read_from_the_last_words(string lines, int code, FaultKind kind, FaultReason reason)
    {
        var cause = FailureClassifier.Classify(SourceKind.Rtsp, Exit(code, lines), hadFrames: false);

        Assert.Equal((kind, reason), (cause!.Kind, cause.Reason));
    }

    /// <summary>Lines that name what is written, from children that write to a disk.</summary>
    [Theory]
    [InlineData("av_interleaved_write_frame(): No space left on device", FaultKind.DiskFull, FaultReason.StorageFull)]
    [InlineData("[out#0/mp4 @ 0x55] Error writing trailer of /archive/x.mp4: No space left on device", FaultKind.DiskFull, FaultReason.StorageFull)]
    [InlineData("av_interleaved_write_frame(): Input/output error", FaultKind.StorageDisconnected, FaultReason.StorageError)]
    [InlineData("Error writing trailer of /archive/x.mp4: Input/output error", FaultKind.StorageDisconnected, FaultReason.StorageError)]
    [InlineData("Could not write header for output file #0 (incorrect codec parameters ?): No such file or directory", FaultKind.StorageDisconnected, FaultReason.StorageMissing)]
    [InlineData("av_interleaved_write_frame(): Read-only file system", FaultKind.StorageDisconnected, FaultReason.StorageReadOnly)]
    public void What_a_disk_did_is_read_from_lines_that_name_the_output(string lines, FaultKind kind, FaultReason reason)
    {
        var cause = FailureClassifier.Classify(SourceKind.Rtsp, Exit(1, "rtsp://h/x: Input/output error|" + lines), hadFrames: true);

        Assert.Equal((kind, reason), (cause!.Kind, cause.Reason));
    }

    [Theory]
    [InlineData("[mp4 @ 0x55] Non-monotonous DTS in output stream 0:0; previous: 219920, current: 219920", FaultReason.ClockJump)]
    [InlineData("[mp4 @ 0x55] Application provided invalid, non monotonically increasing dts to muxer in stream 0: 5 >= 4|    Last message repeated 3 times", FaultReason.ClockJump)]
    [InlineData("[mp4 @ 0x55] Packet duration: 3972263153 / dts: 3973136296 is out of range", FaultReason.ClockJump)]
    [InlineData("[mp4 @ 0x55] Application provided duration: 3970967296 / timestamp: 3971867296 is out of range for mov/mp4 format", FaultReason.ClockJump)]
    [InlineData("[h264 @ 0x55] error while decoding MB 12 7, bytestream -5", FaultReason.CannotDecode)]
    [InlineData("rtsp://192.168.0.9/main: Invalid data found when processing input", FaultReason.NotAVideo)]
    public void Pictures_that_cannot_be_used_are_the_decoder_when_they_are_the_last_words(string lines, FaultReason reason)
    {
        var last = FailureClassifier.Classify(SourceKind.Rtsp, Exit(1, lines), hadFrames: true)!;
        var earlier = FailureClassifier.Classify(SourceKind.Rtsp, Exit(0, lines + "|rtsp://192.168.0.9/main: Connection timed out"), hadFrames: true)!;

        Assert.Equal((FaultKind.Decoder, reason), (last.Kind, last.Reason));
        Assert.Equal((FaultKind.RtspNetwork, FaultReason.TimedOut), (earlier.Kind, earlier.Reason));
    }

    [Fact]
    public void What_was_said_of_pictures_long_ago_is_not_why_a_camera_that_ended_quietly_is_lost()
    {
        const string AtTheStart = "[mp4 @ 0x55] Non-monotonous DTS in output stream 0:0; previous: 0, current: 0; changing to 1.";
        var quiet = FailureClassifier.Classify(SourceKind.Rtsp, Exit(0, AtTheStart), hadFrames: true)!;
        Assert.Equal((FaultKind.RtspNetwork, FaultReason.ConnectionLost), (quiet.Kind, quiet.Reason));
        Assert.Equal(FaultKind.Decoder, FailureClassifier.Classify(SourceKind.Rtsp, Exit(0, AtTheStart), hadFrames: false)!.Kind);
    }

    [Fact]
    public void A_decoder_that_died_and_one_that_cannot_decode_are_told_apart()
    {
        Assert.Equal(FaultReason.DecoderEnded, FailureClassifier.DecoderReason(new IOException("The frame decoder ended: ")));
        Assert.Equal(FaultReason.CannotDecode, FailureClassifier.DecoderReason(new IOException("The frame decoder ended: pipe:0: Invalid data found when processing input")));
        Assert.Equal(FaultReason.ProcessHung, FailureClassifier.DecoderReason(new TimeoutException()));
        Assert.Equal(FaultReason.FfmpegMissing, FailureClassifier.DecoderReason(new FileNotFoundException()));
    }

    [Theory]
    [InlineData("[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] moov atom not found|file:/data/uploads/x: Invalid data found when processing input", 1, FaultReason.NotAVideo)]
    [InlineData("[ffv1 @ 0x55] Codec (ffv1) not on whitelist 'h264,hevc,aac'|    Last message repeated 1 times", 1, FaultReason.UnsupportedCodec)]
    [InlineData("[hls @ 0x55] Format not on whitelist 'mov,matroska'|file:/data/uploads/x: Invalid argument", 1, FaultReason.NotAVideo)]
    [InlineData("file:/data/uploads/x: No such file or directory", 1, FaultReason.FileMissing)]
    [InlineData("", 0, FaultReason.EndOfFile)]
    public void What_is_wrong_with_a_file_is_read_from_the_last_words(string lines, int code, FaultReason reason) =>
        Assert.Equal(reason, FailureClassifier.Classify(SourceKind.File, Exit(code, lines), hadFrames: false)!.Reason);

    [Fact]
    public void An_end_that_was_asked_for_is_no_failure() =>
        Assert.Null(FailureClassifier.Classify(SourceKind.Rtsp, new MediaProcessExit(255, Asked: true, ["Exiting normally, received signal 15."]), hadFrames: true));

    [Fact]
    public void A_stream_that_ends_without_a_word_is_a_lost_connection_whatever_the_code() =>
        Assert.Equal(FaultReason.ConnectionLost, FailureClassifier.Classify(SourceKind.Rtsp, Exit(0, string.Empty), hadFrames: true)!.Reason);

    [Fact]
    public void No_words_of_a_camera_are_taken_for_a_disk()
    {
        var reasons = new[] { "Input/output error", "No space left on device", "No such file or directory" }
            .Select(words => FailureClassifier.Classify(SourceKind.Rtsp, Exit(1, "rtsp://h/x: " + words), hadFrames: false)!.Kind);

        Assert.DoesNotContain(reasons, kind => kind is FaultKind.StorageDisconnected or FaultKind.DiskFull);
    }

    private static MediaProcessExit Exit(int code, string lines) => new(code, Asked: false, lines.Split('|', StringSplitOptions.RemoveEmptyEntries));
}
