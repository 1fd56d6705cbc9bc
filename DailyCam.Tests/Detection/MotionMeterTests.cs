using DailyCam.Core.Detection.Motion;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class MotionMeterTests
{
    private const int Pixels = GrayPicture.Width * GrayPicture.Height;

    [Fact]
    public void The_vector_code_gives_exactly_what_the_plain_code_gives()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var (meter, plain) = (new MotionMeter(), new PlainMotionMeter());
            foreach (var picture in Pictures(seed, count: 8))
            {
                Assert.Equal(plain.Measure(picture), meter.Measure(picture));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Fact]
    public void A_still_noisy_picture_does_not_move()
    {
        var random = new Random(1);
        var meter = new MotionMeter();
        for (var frame = 0; frame < 50; frame++)
        {
            Assert.Equal(0, meter.Measure(Noisy(random, level: 90, noise: 12)));
        }
    }

    [Fact]
    public void Light_that_slowly_changes_everywhere_does_not_move()
    {
        var meter = new MotionMeter();
        for (var frame = 0; frame < 200; frame++)
        {
            Assert.Equal(0, meter.Measure(Noisy(new Random(frame), level: 40 + (frame * 0.8), noise: 8)));
        }
    }

    [Fact]
    public void A_lamp_that_is_switched_on_does_not_move()
    {
        var meter = new MotionMeter();
        for (var frame = 0; frame < 20; frame++)
        {
            Assert.Equal(0, meter.Measure(Noisy(new Random(frame), level: frame < 10 ? 60 : 120, noise: 8)));
        }
    }

    [Theory]
    [InlineData(20, 40, 0.008f, 0.02f)]
    [InlineData(80, 90, 0.10f, 0.16f)]
    public void A_figure_that_appears_counts_by_its_size(int width, int height, float least, float most)
    {
        var meter = new MotionMeter();
        for (var frame = 0; frame < 10; frame++)
        {
            meter.Measure(Noisy(new Random(frame), level: 90, noise: 8));
        }

        var picture = Noisy(new Random(99), level: 90, noise: 8);
        Draw(picture, left: 101, top: 53, width, height, level: 170);
        Assert.InRange(meter.Measure(picture), least, most);
    }

    [Fact]
    public void A_thing_that_was_put_down_becomes_background()
    {
        var meter = new MotionMeter();
        float last = 1;
        for (var frame = 0; frame < 100; frame++)
        {
            var picture = Noisy(new Random(frame), level: 90, noise: 8);
            if (frame >= 10)
            {
                Draw(picture, 50, 50, 60, 60, level: 200);
            }

            last = meter.Measure(picture);
            Assert.True(frame != 10 || last > 0.03);
        }

        Assert.Equal(0, last);
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(320, 180)]
    [InlineData(33, 17)]
    [InlineData(1920, 1080)]
    public void A_gray_picture_is_made_from_any_size(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)(i / 3 % width * 255 / width), (byte)(i / 3 % width * 255 / width), (byte)(i / 3 % width * 255 / width));
        }

        var gray = new byte[Pixels];
        GrayPicture.From(rgb, width, height, gray);
        Assert.InRange(gray[0], 0, 10);
        Assert.InRange(gray[(90 * GrayPicture.Width) + 160], 118, 136);
        Assert.InRange(gray[^1], 235, 255);
    }

    private static IEnumerable<byte[]> Pictures(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var picture = Noisy(random, random.Next(256), random.Next(60));
            Draw(picture, random.Next(200), random.Next(100), random.Next(1, 100), random.Next(1, 70), (byte)random.Next(256));
            yield return picture;
        }
    }

    private static byte[] Noisy(Random random, double level, int noise)
    {
        var picture = new byte[Pixels];
        for (var i = 0; i < picture.Length; i++)
        {
            picture[i] = (byte)Math.Clamp(level + random.Next(-noise, noise + 1), 0, 255);
        }

        return picture;
    }

    private static void Draw(byte[] picture, int left, int top, int width, int height, byte level)
    {
        for (var y = top; y < top + height; y++)
        {
            picture.AsSpan((y * GrayPicture.Width) + left, width).Fill(level);
        }
    }
}
