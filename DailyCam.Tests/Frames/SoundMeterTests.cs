using System.Diagnostics;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Frames;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Frames;

/// <summary>How loud a camera is, by a real FFmpeg.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class SoundMeterTests(LauncherFixture lab) : IClassFixture<LauncherFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // Full scale is 1: a sine of amplitude 0.1 has -23 dB. The tone is on for four seconds, off for four, and so on.
    private const string ToneAndSilence = "aevalsrc=exprs=0.1*sin(2*PI*440*t)*lt(mod(t\\,8)\\,4):s=48000";

    [Fact]
    public async Task A_tone_is_as_loud_as_it_is_silence_is_silent_and_both_stand_at_their_seconds_also_from_mid_stream()
    {
        var clip = await ClipFragments.HeardAsync(lab.Launcher, 16, ToneAndSilence);
        var basket = new FrameBasket();
        await using (var decoder = Decoder(basket))
        {
            foreach (var fragment in clip.Fragments.SkipWhile(static f => f.MediaStart < TimeSpan.FromSeconds(2)))
            {
                decoder.Accept(fragment);
            }

            decoder.EndAttempt(clip.Fragments[0].Init.Attempt);
            await Eventually.Is(() => basket.Levels.Any(static level => Second(level) == 15), Soon, "the last second");
        }

        var levels = basket.Levels.ToDictionary(Second, static level => level.Dbfs);
        Assert.Equal(Enumerable.Range(2, 14), levels.Keys.Order());
        // The seconds in which the tone begins or ends may hold a bit of both.
        Assert.All(new[] { 2, 9, 10 }, second => Assert.Equal(-23.0, levels[second], 0.5));
        Assert.All(new[] { 5, 6, 13, 14 }, second => Assert.True(levels[second] < -80, $"second {second}: {levels[second]:0.0} dB"));
        Assert.Empty(lab.Faults.Open);
    }

    [Fact]
    public async Task A_camera_without_sound_has_pictures_no_loudness_and_no_process_for_it()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 4);
        var basket = new FrameBasket();
        await using var decoder = Decoder(basket);
        foreach (var fragment in clip.Fragments)
        {
            decoder.Accept(fragment);
        }

        decoder.EndAttempt(clip.Fragments[0].Init.Attempt);
        await Eventually.Is(() => basket.Frames.Count >= 18, Soon, "the pictures");
        Assert.Null(decoder.SoundProcessId);
        Assert.Empty(basket.Levels);
    }

    [Fact]
    public async Task Sound_that_stops_is_unknown_from_then_on_and_the_pictures_go_on()
    {
        var clip = await ClipFragments.HeardAsync(lab.Launcher, 8, ToneAndSilence + ":d=3");
        var basket = new FrameBasket();
        await using (var decoder = Decoder(basket))
        {
            foreach (var fragment in clip.Fragments)
            {
                decoder.Accept(fragment);
            }

            decoder.EndAttempt(clip.Fragments[0].Init.Attempt);
            await Eventually.Is(() => basket.Frames.Count >= 38 && basket.Levels.Any(static level => Second(level) >= 2), Soon, "all pictures and three seconds of sound");
        }

        Assert.Equal([0, 1, 2], basket.Levels.Select(Second).Where(static second => second < 3));
        Assert.DoesNotContain(basket.Levels, static level => Second(level) > 3);
    }

    [Fact]
    public async Task Loudness_is_told_within_two_seconds_and_a_killed_meter_comes_back_while_nobody_else_notices()
    {
        var clip = await ClipFragments.HeardAsync(lab.Launcher, 30, "sine=frequency=440:sample_rate=16000");
        var basket = new FrameBasket();
        var fed = new System.Collections.Concurrent.ConcurrentDictionary<DateTimeOffset, long>();
        await using var decoder = Decoder(basket);
        using var camera = new LoopedCamera(
            clip,
            fragment =>
            {
                fed[fragment.EndAt] = Stopwatch.GetTimestamp();
                decoder.Accept(fragment);
            },
            speed: 1);
        await Eventually.Is(() => basket.Told.Count >= 3, Soon, "three seconds of sound");
        var hit = decoder.SoundProcessId!.Value;
        var picture = decoder.ProcessId;
        Assert.True(TestProcess.Signal(hit, TestProcess.SigKill));
        var before = basket.Told.Count;
        await Eventually.Is(() => decoder.SoundProcessId is { } id && id != hit && basket.Told.Count > before + 2, Soon, "another meter");
        Assert.Equal(picture, decoder.ProcessId);
        Assert.Empty(lab.Faults.Open);
        Assert.True(camera.LongestAccept < TimeSpan.FromMilliseconds(200), $"one fragment took {camera.LongestAccept.TotalMilliseconds:0} ms");

        // From the moment at which the end of the second was there to be read, for the seconds that had not to wait for a process to start.
        var late = basket.Told.Take(before).Skip(1)
            .Select(told => Stopwatch.GetElapsedTime(fed.Where(one => one.Key >= told.Level.At.AddSeconds(1)).MinBy(static one => one.Key).Value, told.Ticks)).Max();
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: loudness told {late.TotalSeconds:0.00} s after its second");
        Assert.True(late < TimeSpan.FromSeconds(2), $"{late.TotalSeconds:0.00} s");
    }

    private static int Second(SoundLevel level) => (int)(level.At - ClipFragments.Start).TotalSeconds;

    private FrameDecoder Decoder(FrameBasket basket) => new(
        new DailyCam.Core.Cameras.CameraId("bcdfghjkmnpq"),
        new FramesOptions { QueuedFragments = 64 },
        new FfmpegOptions(),
        lab.Launcher,
        basket,
        new RecentFragments(),
        lab.Faults,
        TimeProvider.System,
        NullLogger.Instance);
}
