using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

public sealed class FrameAccountTests
{
    [Fact]
    public void An_unbroken_recording_has_lost_nothing()
    {
        var account = FrameAccount.Of([.. Enumerable.Range(7, 100)]);

        Assert.Equal((100, 0, 0, 0), (account.Count, account.Lost, account.Doubled, account.Misordered));
    }

    [Fact]
    public void Missing_numbers_are_lost_pictures_in_runs()
    {
        var account = FrameAccount.Of([1, 2, 5, 6, 9]);

        Assert.Equal([new FrameRun(3, 4), new FrameRun(7, 8)], account.Missing);
        Assert.Equal(4, account.Lost);
    }

    [Fact]
    public void What_was_expected_before_the_first_and_after_the_last_picture_is_lost_too()
    {
        var account = FrameAccount.Of([3, 4], new FrameRun(1, 6));

        Assert.Equal([new FrameRun(1, 2), new FrameRun(5, 6)], account.Missing);
    }

    [Fact]
    public void A_number_seen_before_is_doubled_and_one_that_comes_late_is_misordered()
    {
        var account = FrameAccount.Of([1, 2, 2, 4, 3, 5, 1]);

        Assert.Equal((2, 1, 0), (account.Doubled, account.Misordered, account.Lost));
    }

    [Theory]
    [InlineData(7, 0, true)]
    [InlineData(7, 60, true)]
    [InlineData(7, 181, false)]
    [InlineData(7 + 256, -25.6, false)]
    public void A_number_whose_picture_was_drawn_before_it_was_due_was_misread(int number, double secondsLate, bool readable)
    {
        var epoch = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset DueAt(int frame) => epoch.AddSeconds(frame / 10.0);
        var code = new PictureCode(number, DueAt(number).AddSeconds(secondsLate).ToUnixTimeMilliseconds() & ((1L << 40) - 1));
        Assert.Equal(readable ? [number] : [], ArchiveInventory.Readable([null, code], DueAt));
    }
}
