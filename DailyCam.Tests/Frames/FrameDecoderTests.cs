using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;
using DailyCam.Core.Frames;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Frames;

[Trait(Suites.Key, Suites.Slow)]
public sealed class FrameDecoderTests(LauncherFixture lab) : IClassFixture<LauncherFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // The picture gets brighter by 5 levels each second, so a frame's mean tells its true time.
    private const string Brightening = "color=black:size=320x180:rate=30:duration=20,format=yuv420p,geq=lum=20+5*T:cb=128:cr=128";

    [Fact]
    public async Task Pictures_carry_the_time_at_which_they_were_taken_also_when_decoding_begins_in_mid_stream()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 20, Brightening);
        var basket = new FrameBasket();
        await using (var decoder = Decoder(basket))
        {
            foreach (var fragment in clip.Fragments.SkipWhile(static f => f.MediaStart < TimeSpan.FromSeconds(7)))
            {
                decoder.Accept(fragment);
            }

            await Eventually.Is(() => basket.Frames.Count >= 60, Soon, "13 seconds of pictures, but for the end");
        }

        Assert.Equal((320, 180), (basket.Frames[0].Width, basket.Frames[0].Height));
        Assert.InRange((basket.Frames[0].TakenAt - ClipFragments.Start).TotalSeconds, 6.9, 7.6);
        Assert.All(basket.Frames.Zip(basket.Frames.Skip(1)), static pair => Assert.Equal(0.2, (pair.Second.TakenAt - pair.First.TakenAt).TotalSeconds, 0.001));
        foreach (var (takenAt, _, _, mean) in basket.Frames)
        {
            // Luma 16 to 235 becomes 0 to 255.
            var drawn = ((mean / 255 * 219) + 16 - 20) / 5;
            Assert.InRange((takenAt - ClipFragments.Start).TotalSeconds - drawn, -0.45, 0.45);
        }
    }

    [Theory]
    [InlineData(TestProcess.SigKill)]
    [InlineData(TestProcess.SigStop)]
    public async Task A_decoder_that_is_killed_or_stopped_comes_back_by_itself_and_never_blocks_the_camera(int signal)
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 40);
        var basket = new FrameBasket();
        await using var decoder = Decoder(basket, new FramesOptions { HangTimeout = TimeSpan.FromSeconds(2), QueuedFragments = 8 });
        using var camera = new LoopedCamera(clip, decoder.Accept, speed: 4);
        await Eventually.Is(() => basket.Frames.Count > 10, Soon, "pictures");

        var hit = decoder.ProcessId!.Value;
        Assert.True(TestProcess.Signal(hit, signal));
        await Eventually.Is(() => decoder.ProcessId is { } id && id != hit, Soon, "another decoder");
        var fault = Assert.Single(lab.Faults.Open);
        Assert.Equal((FaultKind.Decoder, FaultStage.Frames), (fault.Cause.Kind, fault.Cause.Stage));
        Assert.Equal(signal == TestProcess.SigStop ? FaultReason.ProcessHung : FaultReason.DecoderEnded, fault.Cause.Reason);
        var before = basket.Frames.Count;
        await Eventually.Is(() => basket.Frames.Count > before + 10, Soon, "pictures again");

        Assert.True(camera.LongestAccept < TimeSpan.FromMilliseconds(200), $"one fragment took {camera.LongestAccept.TotalMilliseconds:0} ms");
        Assert.Null(ProcessFacts.Read(hit));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"signal {signal}: longest hand-over {camera.LongestAccept.TotalMilliseconds:0.00} ms, {decoder.Skipped} fragments skipped, {camera.Sent} sent at four times real time");
    }

    [Fact]
    public async Task A_new_attempt_gets_a_new_decoder_and_its_own_clock()
    {
        var clip = await ClipFragments.DrawnAsync(lab.Launcher, 4);
        var basket = new FrameBasket();
        await using var decoder = Decoder(basket);
        foreach (var fragment in clip.Fragments)
        {
            decoder.Accept(fragment);
        }

        decoder.EndAttempt(clip.Fragments[0].Init.Attempt);
        await Eventually.Is(() => basket.Frames.Count >= 18, Soon, "the first attempt's pictures");
        foreach (var fragment in clip.Later(TimeSpan.FromMinutes(5), attempt: 2).Fragments)
        {
            decoder.Accept(fragment);
        }

        await Eventually.Is(() => basket.Frames[^1].TakenAt > ClipFragments.Start.AddMinutes(5).AddSeconds(2), Soon, "the second attempt's pictures");

        // One look: pictures still come.
        var taken = basket.Frames.Select(static f => f.TakenAt).ToList();
        Assert.Equal(taken.Order(), taken);
    }

    private FrameDecoder Decoder(FrameBasket basket, FramesOptions? options = null) => new(
        new DailyCam.Core.Cameras.CameraId("bcdfghjkmnpq"),
        options ?? new FramesOptions { QueuedFragments = 64 },
        new FfmpegOptions(),
        lab.Launcher,
        basket,
        new RecentFragments(),
        lab.Faults,
        TimeProvider.System,
        NullLogger.Instance);
}
