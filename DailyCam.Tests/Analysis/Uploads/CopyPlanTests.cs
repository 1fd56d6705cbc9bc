using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Uploads;
using Xunit;

namespace DailyCam.Tests.Analysis.Uploads;

public sealed class CopyPlanTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(600, 1, 600)]
    [InlineData(599.97, 1, 600)]
    [InlineData(600.01, 1, 601)]
    [InlineData(12, 4, 48)]
    [InlineData(0.2, 1, 1)]
    [InlineData(600, 0.1, 60)]
    [InlineData(437, 60 / 437.0, 60)]
    public void A_copy_has_a_picture_for_each_step_before_its_end(double seconds, double fps, int pictures) => Assert.Equal(pictures, Plan(seconds, fps).Pictures);

    [Theory]
    [InlineData(MediaForm.Video, 600, 1.0)]
    [InlineData(MediaForm.Pictures, 600, 0.1)]
    [InlineData(MediaForm.Pictures, 30, 1.0)]
    [InlineData(MediaForm.Pictures, 60, 1.0)]
    public void Too_many_pictures_are_spread_evenly(MediaForm form, double seconds, double fps)
    {
        var spec = new CopySpec { Form = form, FromAt = Start, ToAt = Start.AddSeconds(seconds), Fps = 1, Height = 480, MaxPictures = 60 };
        Assert.Equal(fps, CopyPlan.Spread(spec, seconds), 1e-9);
    }

    [Fact]
    public void Nothing_of_a_plan_can_become_a_second_argument_and_every_input_stands_behind_its_whitelists()
    {
        var arguments = CopyArguments.For(Plan(20, 1) with { Mask = "/data/tmp/a b;c.mask", Sound = true }, "/data/tmp/a b;c.mp4").ToList();
        Assert.Contains("file:/data/tmp/a b;c.mask", arguments);
        Assert.Equal("file:/data/tmp/a b;c.mp4", arguments[^1]);
        var inputs = Enumerable.Range(0, arguments.Count).Where(at => arguments[at] == "-i").ToList();
        Assert.Equal(2, inputs.Count);
        Assert.All([arguments[..inputs[0]], arguments[inputs[0]..inputs[1]]], static before =>
        {
            Assert.Contains("-protocol_whitelist", before);
            Assert.Contains("-format_whitelist", before);
            Assert.Contains("-codec_whitelist", before);
        });
    }

    [Fact]
    public void Pictures_are_taken_apart_and_a_torn_one_is_left_out()
    {
        byte[] one = [0xFF, 0xD8, 1, 0xFF, 0, 0xD9, 2, 0xFF, 0xD9];
        byte[] two = [0xFF, 0xD8, 3, 0xFF, 0xD9];
        var pictures = JpegStream.Split((byte[])[.. one, .. two, .. one[..5]]);
        Assert.Equal(2, pictures.Count);
        Assert.Equal(one, pictures[0].ToArray());
        Assert.Equal(two, pictures[1].ToArray());
        Assert.Empty(JpegStream.Split(Array.Empty<byte>()));
        Assert.Empty(JpegStream.Split((byte[])[1, 2, .. one]));
    }

    private static CopyPlan Plan(double seconds, double fps) =>
        new() { Form = MediaForm.Video, Size = new CopySize(854, 480), Fps = fps, Lead = 0, Seconds = seconds, Sound = false, Quality = 28 };
}
