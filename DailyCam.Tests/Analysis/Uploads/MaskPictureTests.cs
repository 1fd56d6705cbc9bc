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
            Assert.Equal(255, planes[(((height / 2) - 5) * width) + width - 1]);
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
            var (covered, inside) = (0, 0);
            for (var at = 0; at < size.Width * size.Height; at++)
            {
                var (x, y) = (at % size.Width, at / size.Width);
                Assert.True(planes[at] == 0 || !Touches(mask, size, x, y), $"{x},{y} of {size} shows what is masked");
                covered += planes[at] == 0 ? 1 : 0;
                inside += ZoneGeometry.Contains(mask, (x + 0.5) / size.Width, (y + 0.5) / size.Height) ? 1 : 0;
            }

            Assert.InRange((double)covered, inside, inside + Edges(mask, size).Sum(static length => (length + (2 * MaskPicture.Margin)) * 2 * (MaskPicture.Margin + 1)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Copies_keep_their_shape_are_even_and_never_grow()
    {
        Assert.Equal(new CopySize(854, 480), CopySize.Of(1920, 1080, 480));
        Assert.Equal(new CopySize(640, 480), CopySize.Of(2560, 1920, 480));
        Assert.Equal(new CopySize(320, 180), CopySize.Of(320, 180, 480));
        Assert.Equal(new CopySize(270, 480), CopySize.Of(1080, 1920, 480));
        Assert.Equal(new CopySize(854, 480), CopySize.Of(0, 0, 480));
        Assert.Equal(new CopySize(320, 180), CopySize.Of(321, 181, 480));
    }

    private static IEnumerable<double> Edges(ZonePoint[] mask, CopySize size) => mask.Zip(
        [.. mask[1..], mask[0]],
        (a, b) => Math.Sqrt(Math.Pow((a.X - b.X) * size.Width, 2) + Math.Pow((a.Y - b.Y) * size.Height, 2)));

    /// <summary>Whether any of a grid of points of a pixel, its corners included, lies in the mask.</summary>
    private static bool Touches(ZonePoint[] mask, CopySize size, int x, int y)
    {
        for (var i = 0; i <= 4; i++)
        {
            for (var j = 0; j <= 4; j++)
            {
                if (ZoneGeometry.Contains(mask, (x + (i / 4.0)) / size.Width, (y + (j / 4.0)) / size.Height))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
