using System.Globalization;
using DailyCam.Core.Measures;
using DailyCam.Web.Features.Measures;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class StreamAdviceTests
{
    private const int After = 5;
    private static readonly DateTimeOffset Ten = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, AdviceCode?, double> Table() => new()
    {
        { "good", null, 0 },
        { "key frames 4 s apart", null, 0 },
        { "key frames 10 s apart", AdviceCode.KeyFramesFar, 10 },
        { "key frames 10 s apart, transcoded", null, 0 },
        { "key frames every 90 s", AdviceCode.KeyFramesFar, 90 },
        { "no key frames", AdviceCode.KeyFramesMissing, 0 },
        { "5 fps", AdviceCode.LowFrameRate, 5 },
        { "8 fps", null, 0 },
        { "a fifth missing", AdviceCode.UnsteadyFrameRate, 20 },
        { "a twentieth missing", null, 0 },
        { "0.05 Mbit/s", AdviceCode.BitrateLow, 0.05 },
        { "16 Mbit/s", AdviceCode.BitrateHigh, 16 },
        { "25 Mbit/s in 4K", AdviceCode.BitrateHigh, 25 },
        { "H.265 transcoded", AdviceCode.TranscodingCost, 0 },
        { "motion JPEG transcoded", null, 0 },
        { "jitter 50 ms", null, 0 },
        { "jitter 200 ms", AdviceCode.UnevenArrival, 200 },
        { "sound lost", AdviceCode.SoundUnusable, 0 },
        { "clock 6 s fast", AdviceCode.ClockDrift, 6 },
        { "50 packets lost", AdviceCode.PacketLoss, 50 },
        { "2 packets lost", null, 0 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_cause_has_its_advice_and_nothing_else_has(string kind, AdviceCode? code, double figure)
    {
        var advice = StreamAdvice.Judge([.. Enumerable.Range(0, 8).Select(i => Minute(kind, i))], After);
        if (code is null)
        {
            Assert.Empty(advice);
            return;
        }

        var found = Assert.Single(advice);
        Assert.Equal((code.Value, Ten), (found.Code, found.Since));
        Assert.Equal(figure, found.Figure, tolerance: 0.01);
    }

    [Fact]
    public void Nothing_is_said_before_it_held_long_enough_and_nothing_after_it_ended()
    {
        var bad = Enumerable.Range(0, 10).Select(static i => Minute("5 fps", i)).ToList();
        Assert.Empty(StreamAdvice.Judge(bad[..(After - 1)], After));
        Assert.Single(StreamAdvice.Judge(bad[..After], After));
        Assert.Empty(StreamAdvice.Judge([.. bad, Minute("good", 10)], After));
        var again = StreamAdvice.Judge([.. bad[..3], Minute("good", 3), .. bad[4..]], After);
        Assert.Equal(Ten.AddMinutes(4), Assert.Single(again).Since);
    }

    [Fact]
    public void A_hole_in_the_minutes_begins_anew_and_the_edge_of_a_reconnect_is_not_judged()
    {
        var bad = Enumerable.Range(0, 10).Select(static i => Minute("5 fps", i)).ToList();
        bad.RemoveAt(6);
        Assert.Empty(StreamAdvice.Judge(bad, After));
        var edge = Minute("5 fps", 5);
        edge.MediaMilliseconds = 10_000;
        Assert.Empty(StreamAdvice.Judge([edge], 1));
        Assert.Empty(StreamAdvice.Judge([], 1));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public void Every_advice_has_its_sentence(string language)
    {
        var texts = new System.Resources.ResourceManager(typeof(MeasuresText));
        Assert.All(Enum.GetNames<AdviceCode>(), name => Assert.Contains(language == "ko" ? "요" : ".", texts.GetString($"Advice.{name}", CultureInfo.GetCultureInfo(language)) ?? string.Empty, StringComparison.Ordinal));
    }

    private static MeasureMinute Minute(string kind, int index)
    {
        var minute = new MeasureMinute
        {
            CameraId = StreamSource.Camera,
            Minute = Ten.AddMinutes(index),
            Fragments = 120,
            Frames = 900,
            MediaMilliseconds = 60_000,
            Bytes = 15_000_000,
            KeyFrames = 30,
            KeyFrameIntervalMilliseconds = 2000,
            JitterCount = 120,
            JitterMicroseconds = 120 * 5000,
            MissingFrames = 0,
            Width = 1280,
            Height = 720,
            VideoCodec = "h264",
            HasSound = true,
        };
        Change(minute, kind, index);
        return minute;
    }

    private static void Change(MeasureMinute minute, string kind, int index)
    {
        minute.Transcoding = kind.EndsWith("transcoded", StringComparison.Ordinal);
        minute.Frames = kind switch { "5 fps" => 300, "8 fps" => 480, "a fifth missing" => 720, "a twentieth missing" => 855, _ => minute.Frames };
        minute.Bytes = kind switch { "5 fps" => 5_000_000, "0.05 Mbit/s" => 375_000, "16 Mbit/s" => 120_000_000, "25 Mbit/s in 4K" => 187_500_000, _ => minute.Bytes };
        minute.MissingFrames = kind switch { "a fifth missing" => 180, "a twentieth missing" => 45, _ => minute.MissingFrames };
        minute.KeyFrameIntervalMilliseconds = kind switch { "key frames 4 s apart" => 4000, "key frames 10 s apart" or "key frames 10 s apart, transcoded" => 10_000, "no key frames" => null, _ => minute.KeyFrameIntervalMilliseconds };
        minute.KeyFrames = kind == "no key frames" ? 0 : minute.KeyFrames;
        if (kind == "key frames every 90 s")
        {
            (minute.KeyFrames, minute.KeyFrameIntervalMilliseconds) = index % 3 == 1 ? (0, (int?)null) : (1, 90_000);
        }

        minute.VideoCodec = kind switch { "H.265 transcoded" => "hevc", "motion JPEG transcoded" => "mjpeg", _ => minute.VideoCodec };
        (minute.Width, minute.Height) = kind == "25 Mbit/s in 4K" ? (3840, 2160) : (minute.Width, minute.Height);
        minute.JitterMicroseconds = kind switch { "jitter 50 ms" => 120 * 50_000, "jitter 200 ms" => 120 * 200_000, _ => minute.JitterMicroseconds };
        minute.HasSound = kind != "sound lost";
        minute.DriftMilliseconds = kind == "clock 6 s fast" ? -6000 : 0;
        minute.LostPackets = kind switch { "50 packets lost" => 50, "2 packets lost" => 2, _ => null };
    }
}
