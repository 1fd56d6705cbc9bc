using DailyCam.Core.Detection;
using DailyCam.Core.Detection.TfLite;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class ModelInputTests
{
    private const int Side = 384;

    [Theory]
    [InlineData(640, 360, 0, 84, 384, 216)]
    [InlineData(360, 640, 84, 0, 216, 384)]
    [InlineData(320, 240, 0, 48, 384, 288)]
    [InlineData(384, 384, 0, 0, 384, 384)]
    [InlineData(1, 900, 191, 0, 1, 384)]
    public void A_picture_lies_whole_in_the_middle(int width, int height, int left, int top, int across, int down) =>
        Assert.Equal(new ModelPlacement(left, top, across, down, Side), ModelPlacement.For(width, height, Side));

    [Fact]
    public void What_the_model_points_at_is_where_it_was_in_the_picture()
    {
        var place = ModelPlacement.For(640, 360, Side);
        // The right half of the picture: from the middle of the square, between the bars.
        var box = place.ToPicture(top: 84f / Side, left: 0.5f, bottom: 300f / Side, right: 1);
        Assert.Equal((0.5f, 0f, 0.5f, 1f), (box.X, box.Y, box.Width, box.Height));
        Assert.Equal(new PictureBox(0, 0, 1, 1), place.ToPicture(-0.1f, -0.1f, 1.1f, 1.1f));
    }

    [Fact]
    public void Pixels_come_through_and_the_bars_are_black()
    {
        var rgb = new byte[640 * 360 * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (200, 100, 50);
        }

        var square = new byte[Side * Side * 3];
        Array.Fill(square, (byte)7);
        ModelInput.Fill(rgb, 640, 360, square, Side);
        Assert.Equal([0, 0, 0], square[..3]);
        Assert.Equal([200, 100, 50], square[(((84 * Side) + 0) * 3)..][..3]);
        Assert.Equal([200, 100, 50], square[(((299 * Side) + 383) * 3)..][..3]);
        Assert.Equal([0, 0, 0], square[(300 * Side * 3)..][..3]);
    }
}
