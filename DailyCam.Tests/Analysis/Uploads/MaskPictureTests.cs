using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Analysis.Uploads;

public sealed class MaskPictureTests
{
    private static readonly ZonePoint[] LowerRight = [new(0.5, 0.5), new(1, 0.5), new(1, 1), new(0.5, 1)];

    [Theory]
    [InlineData(854, 480)]
    [InlineData(640, 480)]
    [InlineData(270, 480)]
    [InlineData(2, 2)]
    public void A_mask_covers_its_share_of_any_shape(int width, int height)
    {
        var planes = MaskPicture.Draw([LowerRight], new CopySize(width, height));
        Assert.Equal(3 * width * height, planes.Length);
        Assert.Equal(0, planes[(width * height) - 1]);
        Assert.Equal(0, planes[(height / 2 * width) + (width / 2)]);
        if (width > 20)
        {
            Assert.Equal(255, planes[0]);
            Assert.Equal(255, planes[((height / 2) - 5) * width + width - 1]);
        }

        Assert.All(planes[(width * height)..], static value => Assert.Equal(128, value));
    }

    [Fact]
    public void Without_masks_everything_is_kept() => Assert.All(MaskPicture.Draw([], new CopySize(16, 10))[..160], static value => Assert.Equal(255, value));

    [Fact]
    public void Every_pixel_that_touches_a_mask_is_covered_and_little_else() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var size = new CopySize(2 * random.Next(20, 100), 2 * random.Next(20, 100));
            var mask = Enumerable.Range(0, random.Next(3, 8)).Select(_ => new ZonePoint(random.NextDouble(), random.NextDouble())).ToArray();
            var planes = MaskPicture.Draw([mask], size);
            for (var y = 0; y < size.Height; y++)
            {
                for (var x = 0; x < size.Width; x++)
                {
                    var isCovered = planes[(y * size.Width) + x] == 0;
                    Assert.True(isCovered || !Touches(mask, size, x, y, 0), $"{x},{y} of {size} shows what is masked");
                    Assert.True(!isCovered || Touches(mask, size, x, y, MaskPicture.Margin + 1), $"{x},{y} of {size} is covered for nothing");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Copies_keep_their_shape_are_even_and_never_grow()
    {
        Assert.Equal(new CopySize(854, 480), CopySize.Of(1920, 1080, 480));
        Assert.Equal(new CopySize(640, 480), CopySize.Of(2560, 1920, 480));
        Assert.Equal(new CopySize(320, 180), CopySize.Of(320, 180, 480));
        Assert.Equal(new CopySize(270, 480), CopySize.Of(1080, 1920, 480));
        Assert.Equal(new CopySize(854, 480), CopySize.Of(0, 0, 480));
        Assert.Equal(new CopySize(322, 182), CopySize.Of(321, 181, 480));
    }

    /// <summary>Whether any of nine points of a pixel, or around it, lies in the mask.</summary>
    private static bool Touches(ZonePoint[] mask, CopySize size, int x, int y, double around)
    {
        for (var i = 0; i <= 8; i++)
        {
            for (var j = 0; j <= 8; j++)
            {
                var (px, py) = (x - around + (i / 8.0 * (1 + (2 * around))), y - around + (j / 8.0 * (1 + (2 * around))));
                if (ZoneGeometry.Contains(mask, px / size.Width, py / size.Height))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
