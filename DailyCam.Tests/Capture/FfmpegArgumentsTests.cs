using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Demo;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Live;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class FfmpegArgumentsTests
{
    private static readonly TimeSpan Chunk = TimeSpan.FromMilliseconds(25);

    private static readonly StreamProbeResult Plain = new() { VideoCodec = "h264", PixelFormat = "yuv420p", AudioCodec = "aac", KeyFrameInterval = TimeSpan.FromSeconds(2) };

    [Fact]
    public void A_camera_is_copied_over_tcp_with_a_time_out_and_one_url()
    {
        var list = Arguments(Camera("rtsp://192.168.0.20/stream1", "family", "p@s:s/w?r#d"), Plain);

        Assert.Equal(
            "-hide_banner -nostdin -loglevel warning -rtsp_transport tcp -timeout 5000000 -protocol_whitelist rtsp,rtsps,rtp,udp,tcp,tls"
            + " -i rtsp://family:p%40s%3As%2Fw%3Fr%23d@192.168.0.20/stream1 -map 0:v:0 -map 0:a:0? -c:v copy -c:a copy"
            + " -f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 25000 -flush_packets 1 pipe:1",
            string.Join(' ', list));
    }

    [Theory]
    [InlineData(50, 0.025)]
    [InlineData(0, 0.5)]
    public void FFmpeg_writes_each_frame_for_the_fast_lane_and_whole_parts_without_it(int viewers, double seconds) =>
        Assert.Equal(seconds, new CaptureSettings(Options.Create(new CaptureOptions()), Options.Create(new FfmpegOptions()), Options.Create(new LiveOptions { MaxFastLaneViewers = viewers })).Chunk.TotalSeconds);

    [Fact]
    public void A_file_is_played_at_real_time_in_a_loop_behind_whitelists()
    {
        var list = string.Join(' ', Arguments(MediaInput.ForFile("/data/uploads/abc"), Plain));

        Assert.Contains("-re -stream_loop -1 -format_whitelist mov,matroska,webm,mpegts,avi -protocol_whitelist file,pipe -codec_whitelist h264,", list, StringComparison.Ordinal);
        Assert.Contains(" -i file:/data/uploads/abc ", list, StringComparison.Ordinal);
        Assert.DoesNotContain("itsscale", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "0.5")]
    [InlineData(0.25, "4")]
    [InlineData(8, "0.125")]
    public void A_file_at_another_speed_has_stretched_times_and_no_sound(double speed, string scale)
    {
        var list = Arguments(MediaInput.ForFile("/data/uploads/abc", speed: speed), Plain);

        Assert.Equal(scale, list[IndexOf(list, "-itsscale") + 1]);
        Assert.True(IndexOf(list, "-an") > 0, "no sound");
        Assert.True(IndexOf(list, "-itsscale") < IndexOf(list, "-i"), "an option of the input stands before it");
    }

    [Theory]
    [InlineData("h264", "yuv420p", 2.0, false)]
    [InlineData("h264", "yuvj420p", 4.0, false)]
    [InlineData("h264", null, null, false)]
    [InlineData("h264", "yuv422p", 2.0, true)]
    [InlineData("h264", "yuv420p", 4.1, true)]
    [InlineData("hevc", "yuv420p", 2.0, true)]
    [InlineData("mjpeg", "yuvj422p", 0.1, true)]
    public void Only_what_a_browser_cannot_play_and_rare_key_frames_of_a_file_are_encoded(string codec, string? pixels, double? keySeconds, bool encodes)
    {
        var probe = new StreamProbeResult { VideoCodec = codec, PixelFormat = pixels, KeyFrameInterval = keySeconds is { } s ? TimeSpan.FromSeconds(s) : null };

        Assert.Equal(encodes, CapturePlan.Decide(MediaInput.ForFile("/x"), probe).EncodesVideo);
    }

    [Fact]
    public void A_cameras_rare_key_frames_are_left_as_they_are() =>
        Assert.False(CapturePlan.Decide(Camera("rtsp://h/x"), Plain with { KeyFrameInterval = TimeSpan.FromSeconds(60) }).EncodesVideo);

    [Theory]
    [InlineData(null, AudioPlan.None)]
    [InlineData("aac", AudioPlan.Copy)]
    [InlineData("pcm_alaw", AudioPlan.Encode)]
    [InlineData("opus", AudioPlan.Encode)]
    public void Sound_is_kept_and_made_playable(string? codec, AudioPlan plan) =>
        Assert.Equal(plan, CapturePlan.Decide(Camera("rtsp://h/x"), Plain with { AudioCodec = codec }).Audio);

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("concat:a|b")]
    [InlineData("subfile,,start,0,end,0,,:/etc/passwd")]
    [InlineData("rtsp://")]
    [InlineData("http://host/x")]
    [InlineData("rtsp://host/a\n-f")]
    [InlineData("-i")]
    public void Nothing_but_an_rtsp_address_becomes_a_camera(string url) => Assert.Null(MediaInput.ForUrl(SourceKind.Rtsp, url, null, null));

    /// <summary>Expected by hand: legs of 60 s until second 600, which is five rounds, and of 856 s from there.</summary>
    [Fact]
    public void The_demos_child_comes_each_minute_at_first_and_rarely_later()
    {
        var graph = new DemoScene("/demo", Font: null) { Pause = TimeSpan.FromMinutes(14) }.FilterArguments[1];
        Assert.Contains("if(lt(t\\,600)\\,mod(t\\,120)\\,mod(t-600\\,1712))", graph, StringComparison.Ordinal);
        Assert.Contains("if(lt(t\\,600)\\,60\\,856)", graph, StringComparison.Ordinal);
        Assert.Contains("if(lt(t\\,616)\\,mod(t\\,44)\\,mod(t-616\\,44))", new DemoScene("/demo", Font: null).FilterArguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Seoul", "Asia/Seoul")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("America/New_York", "America/New_York")]
    public void The_clock_in_the_demos_picture_is_the_households(string zone, string told)
    {
        Assert.Equal(told, DemoScene.Environment(TimeZoneInfo.FindSystemTimeZoneById(zone))["TZ"]);
        Assert.Contains("localtime", new DemoScene("/demo", "/font.ttf").FilterArguments[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_tells_nobody_where_it_is() => Assert.DoesNotContain("secret", $"{Camera("rtsp://h/x", "u", "secret")}", StringComparison.Ordinal);

    private static IReadOnlyList<string> Arguments(MediaInput input, StreamProbeResult probe) =>
        FfmpegArguments.Capture(CapturePlan.Decide(input, probe), Chunk, new DemoScene("/demo", Font: null));

    private static MediaInput Camera(string url, string? user = null, string? password = null) => MediaInput.ForUrl(SourceKind.Rtsp, url, user, password)!;

    private static int IndexOf(IReadOnlyList<string> list, string option) => list.ToList().IndexOf(option);
}
