using System.Globalization;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>How FFmpeg and ffprobe open a source: everything from outside is one list element behind whitelists.</summary>
public static class InputArguments
{
    /// <summary>Containers an uploaded file may have. A playlist named .mp4 is none of them, so it can name no other file and no address.</summary>
    public const string FileFormats = "mov,matroska,webm,mpegts,avi";

    /// <summary>Decoders that may see a file: what phones, cameras and editors write. The odd hundreds of others are where memory errors live.</summary>
    public const string FileCodecs = "h264,hevc,mpeg4,mpeg2video,mjpeg,vp8,vp9,libdav1d,av1,aac,mp3,mp3float,ac3,opus,vorbis,flac,pcm_s16le,pcm_s16be,pcm_alaw,pcm_mulaw";

    private const string FileProtocols = "file,pipe";
    private const string RtspProtocols = "rtsp,rtsps,rtp,udp,tcp,tls";
    private const string HttpProtocols = "http,https,tcp,tls";

    /// <summary>Options before and with <c>-i</c>, as both programs understand them.</summary>
    public static IReadOnlyList<string> For(MediaInput input) => input.Kind switch
    {
        SourceKind.Rtsp => [.. input.Analysis is { } analysis ? new[] { "-analyzeduration", Microseconds(analysis) } : [], "-rtsp_transport", "tcp", "-timeout", Microseconds(input.SilenceLimit), "-protocol_whitelist", RtspProtocols, "-i", input.Location],

        // A motion JPEG stream carries no times: the moment of arrival is its only clock.
        SourceKind.Mjpeg => ["-f", "mpjpeg", "-strict_mime_boundary", "0", "-use_wallclock_as_timestamps", "1", "-timeout", Microseconds(input.SilenceLimit), "-protocol_whitelist", HttpProtocols, "-i", input.Location],
        SourceKind.File => [.. FileWhitelists, "-i", "file:" + input.Location],
        _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "The demo camera has no input."),
    };

    /// <summary>A file played as if it were a camera: at the pace of the clock, its times stretched so that they run with it.</summary>
    public static IReadOnlyList<string> ForPlayback(MediaInput input)
    {
        if (input.Kind != SourceKind.File)
        {
            return For(input);
        }

        List<string> list = ["-re"];
        if (input.Loop)
        {
            list.AddRange(["-stream_loop", "-1"]);
        }

        if (!IsRealTime(input))
        {
            list.AddRange(["-itsscale", (1 / input.Speed).ToString("0.######", CultureInfo.InvariantCulture)]);
        }

        return [.. list, .. For(input)];
    }

    internal static bool IsRealTime(MediaInput input) => Math.Abs(input.Speed - 1) < 0.001;

    private static string Microseconds(TimeSpan span) => ((long)span.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);

    private static string[] FileWhitelists => ["-format_whitelist", FileFormats, "-protocol_whitelist", FileProtocols, "-codec_whitelist", FileCodecs];
}
