using DailyCam.Core.Capture.Fragments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class ParameterWatchTests
{
    private static readonly byte[] Small = H264Headers.Sequence(640, 360);
    private static readonly byte[] Large = H264Headers.Sequence(1280, 720, H264Headers.High);
    private static readonly byte[] Init = H264Headers.Init(Small, 640, 360);

    [Fact]
    public void A_new_size_gives_a_header_that_differs_in_nothing_else()
    {
        var changed = new ParameterWatch(Init).Check(H264Headers.KeyFragment(Large, H264Headers.Picture), isFirst: false, TimeSpan.FromMinutes(1));

        var (before, after) = (InitReader.Read(Init), InitReader.Read(changed));
        Assert.Equal(before with { Width = 1280, Height = 720, VideoCodec = "avc1.64c01e" }, after);
        var sets = InitRewriter.Read(changed)!.Sets;
        Assert.Equal([Large], sets.Sequence);
        Assert.Equal([H264Headers.Picture], sets.Picture);

        // And back again: not a byte is left of the change.
        var back = new ParameterWatch(changed!).Check(H264Headers.KeyFragment(Small, H264Headers.Picture), isFirst: false, TimeSpan.FromMinutes(2));
        Assert.Equal(Init, back);
    }

    [Fact]
    public void The_same_parameters_other_picture_parameters_and_none_are_no_change()
    {
        var watch = new ParameterWatch(Init);
        byte[] otherPicture = [0x68, 0xCE, 0x3C, 0x80];
        foreach (var units in new byte[][][] { [Small, H264Headers.Picture], [Small, otherPicture], [[.. Small, 0, 0], H264Headers.Picture], [otherPicture], [] })
        {
            Assert.Null(watch.Check(H264Headers.KeyFragment(units), isFirst: false, TimeSpan.FromMinutes(1)));
        }
    }

    [Fact]
    public void A_camera_that_flaps_gets_one_header_in_ten_seconds_and_the_right_one_in_the_end()
    {
        var watch = new ParameterWatch(Init);
        var headers = new List<(int Second, int Width)>();
        for (var second = 0; second < 40; second++)
        {
            // Each second another size for a quarter of a minute, then the large one for good.
            var units = second % 2 == 1 || second > 15 ? Large : Small;
            if (watch.Check(H264Headers.KeyFragment(units, H264Headers.Picture), isFirst: second == 0, TimeSpan.FromSeconds(second)) is { } header)
            {
                headers.Add((second, InitReader.Read(header).Width));
            }
        }

        Assert.Equal([(1, 1280), (12, 640), (22, 1280)], headers);
        Assert.All(headers.Zip(headers.Skip(1)), static pair => Assert.True(pair.Second.Second - pair.First.Second >= ParameterWatch.LeastDistance.TotalSeconds));
    }

    [Fact]
    public void A_header_that_was_wrong_from_the_start_is_put_right_at_once_and_delays_nothing()
    {
        var watch = new ParameterWatch(Init);
        Assert.Equal(1280, InitReader.Read(watch.Check(H264Headers.KeyFragment(Large), isFirst: true, TimeSpan.Zero)).Width);
        Assert.Equal(640, InitReader.Read(watch.Check(H264Headers.KeyFragment(Small), isFirst: false, TimeSpan.FromSeconds(1))).Width);
    }

    [Theory]
    [InlineData(640, 360, H264Headers.Baseline)]
    [InlineData(1920, 1080, H264Headers.High)]
    [InlineData(2304, 1296, H264Headers.High)]
    [InlineData(354, 290, H264Headers.Baseline)]
    public void The_size_is_what_is_left_of_the_blocks_after_cropping(int width, int height, byte profile)
    {
        var read = SequenceParameters.Read(H264Headers.Sequence(width, height, profile));
        Assert.Equal((width, height, profile), (read.Width, read.Height, read.Profile));
    }

    [Fact]
    public void Noise_is_no_change_of_parameters_and_never_leads_outside_the_array()
    {
        Prop.ForAll<byte[], byte[]>((noise, unit) =>
        {
            var watch = new ParameterWatch(Init);
            var raw = new RawFragment([0, .. noise], new FragmentFacts(1, StartsWithKeyFrame: true, 0, 1) { VideoDataOffset = 1 });
            Assert.Null(watch.Check(raw, isFirst: false, TimeSpan.Zero));
            _ = watch.Check(H264Headers.KeyFragment([0x67, 66, 0, 30, .. unit]), isFirst: false, TimeSpan.Zero);
            _ = AvcConfiguration.Read(noise);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));
    }
}
