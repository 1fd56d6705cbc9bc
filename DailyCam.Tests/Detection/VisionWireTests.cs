using DailyCam.Core.Detection;
using DailyCam.Core.Detection.Vision;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class VisionWireTests
{
    [Fact]
    public async Task A_picture_asked_is_answered_with_its_objects()
    {
        var header = new byte[VisionWire.PictureHeaderBytes];
        VisionWire.WritePictureHeader(header, 7, 4, 2);
        using var input = new MemoryStream([.. header, .. new byte[4 * 2 * 3]]);
        using var output = new MemoryStream();
        IReadOnlyList<DetectedObject> seen = [new("person", 0.75f, new PictureBox(0.1f, 0.2f, 0.3f, 0.4f)), new("곰인형", 0.5f, new PictureBox(0, 0, 1, 1))];

        await VisionChild.ServeAsync(input, output, (_, width, height) => width == 4 && height == 2 ? seen : [], CancellationToken.None);

        output.Position = 0;
        var ready = await VisionWire.ReadAnswerAsync(output, CancellationToken.None);
        Assert.Equal(VisionWire.ReadyId, ready.Id);
        var (id, objects) = await VisionWire.ReadAnswerAsync(output, CancellationToken.None);
        Assert.Equal(7u, id);
        Assert.Equal(seen, objects);
        await Assert.ThrowsAsync<EndOfStreamException>(() => VisionWire.ReadAnswerAsync(output, CancellationToken.None));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, -1)]
    [InlineData(100_000, 100_000)]
    public void A_picture_that_cannot_be_is_refused(int width, int height)
    {
        var header = new byte[VisionWire.PictureHeaderBytes];
        VisionWire.WritePictureHeader(header, 1, width, height);
        Assert.Throws<InvalidDataException>(() => VisionWire.ReadPictureHeader(header));
    }

    [Fact]
    public async Task Nonsense_is_refused()
    {
        using var stream = new MemoryStream("a library that prints to standard output"u8.ToArray());
        await Assert.ThrowsAsync<InvalidDataException>(() => VisionWire.ReadAnswerAsync(stream, CancellationToken.None));
    }
}
