using DailyCam.Core.Frames;
using Xunit;

namespace DailyCam.Tests.Frames;

public sealed class SoundLinesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("frame:1    pts:4000    pts_time:0.5", "lavfi.astats.Overall.RMS_level=-27.110417", 0.5, -27.110417)]
    [InlineData("frame:120  pts:480000  pts_time:60", "lavfi.astats.Overall.RMS_level=-inf", 60, double.NegativeInfinity)]
    [InlineData("frame:0    pts:-160     pts_time:-0.02", "lavfi.astats.Overall.RMS_level=0.000000", -0.02, 0)]
    public void A_window_is_its_time_and_its_level(string time, string level, double begins, double dbfs)
    {
        var lines = new SoundLines();
        Assert.Null(lines.Read(time));
        Assert.Equal((TimeSpan.FromSeconds(begins), dbfs), lines.Read(level));
        Assert.Null(lines.Read(level)); // A second level belongs to no window.
    }

    [Theory]
    [InlineData("frame:1    pts:4000    pts_time:NOPTS", "lavfi.astats.Overall.RMS_level=-27.1")]
    [InlineData("frame:1    pts:4000", "lavfi.astats.Overall.RMS_level=-27.1")]
    [InlineData("frame:1    pts:4000    pts_time:1e300", "lavfi.astats.Overall.RMS_level=-27.1")]
    [InlineData("frame:1    pts:4000    pts_time:0.5", "lavfi.astats.Overall.RMS_level=nan")]
    [InlineData("frame:1    pts:4000    pts_time:0.5", "lavfi.astats.Overall.RMS_level=")]
    [InlineData("frame:1    pts:4000    pts_time:0.5", "lavfi.astats.Overall.Peak_level=-27.1")]
    [InlineData("", "lavfi.astats.Overall.RMS_level=-27.1")]
    public void What_is_not_understood_is_no_measurement(string time, string level)
    {
        var lines = new SoundLines();
        Assert.Null(lines.Read(time));
        Assert.Null(lines.Read(level));
    }

    [Fact]
    public void Windows_of_a_second_are_as_loud_as_their_mean_power_and_a_second_without_one_is_not_told()
    {
        var told = new List<SoundLevel>();
        var seconds = new SoundSeconds(told.Add);
        seconds.Add(Noon.AddSeconds(0.25), -20);
        seconds.Add(Noon.AddSeconds(0.75), double.NegativeInfinity);
        Assert.Empty(told);
        seconds.Add(Noon.AddSeconds(2.1), double.NegativeInfinity);
        seconds.Finish();
        seconds.Finish();
        Assert.Equal([Noon, Noon.AddSeconds(2)], told.Select(static level => level.At));
        Assert.Equal(-23.0, told[0].Dbfs, 0.02);
        Assert.Equal(double.NegativeInfinity, told[1].Dbfs);
    }
}
