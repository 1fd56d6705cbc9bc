using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class PreviewSheetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 600, 60, 5)] // A key frame each two seconds: each fifth.
    [InlineData(3, 600, 60, 3)] // None exactly on the step: the one at or before it.
    [InlineData(25, 600, 24, 1)] // Seldomer than the step: each, once.
    public void A_sheet_has_the_key_frame_at_or_before_each_ten_seconds(int apart, int length, int pictures, int second)
    {
        var groups = Groups(apart, length);
        var chosen = PreviewSheet.Choose(groups);
        Assert.Equal(pictures, chosen.Count);
        Assert.Same(groups[0], chosen[0]);
        Assert.Same(groups[second], chosen[1]);
        Assert.Equal(chosen.Distinct(), chosen);
        for (var at = Start; at < Start.AddSeconds(length); at += PreviewSheet.Step)
        {
            Assert.Contains(chosen, group => group.StartAt <= at && at < group.EndAt);
        }
    }

    [Fact]
    public void Pictures_stand_row_by_row_and_the_rest_is_black()
    {
        const int size = PreviewSheet.Width * PreviewSheet.Height * 3;
        var pictures = Enumerable.Range(0, 12).SelectMany(static n => Enumerable.Repeat((byte)(n + 1), size)).ToArray();
        var sheet = PreviewSheet.Lay(pictures, 12);
        Assert.Equal(2 * PreviewSheet.Height * PreviewSheet.Width * PreviewSheet.Columns * 3, sheet.Length);
        for (var picture = 0; picture < 20; picture++)
        {
            var (left, top) = (picture % PreviewSheet.Columns * PreviewSheet.Width, picture / PreviewSheet.Columns * PreviewSheet.Height);
            foreach (var (x, y) in new[] { (left, top), (left + PreviewSheet.Width - 1, top + PreviewSheet.Height - 1) })
            {
                Assert.Equal(picture < 12 ? picture + 1 : 0, sheet[((y * PreviewSheet.Width * PreviewSheet.Columns) + x) * 3]);
            }
        }
    }

    private static RecordedGroup[] Groups(int apart, int length)
    {
        var file = new RecordedFile { Id = ArchiveSegmentId.New(), Camera = CameraId.New(), StartAt = Start, EndAt = Start.AddSeconds(length), Fragments = [] };
        return [.. Enumerable.Range(0, (length + apart - 1) / apart).Select(n => new RecordedGroup(file, n, 1, Start.AddSeconds(n * apart), Start.AddSeconds(Math.Min(length, (n + 1) * apart))))];
    }
}
