using DailyCam.Web.Hosting;
using Xunit;

namespace DailyCam.Tests.Hosting;

public sealed class CommandArgumentTests
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T15:00:00Z")]
    [InlineData("2026-11-20T14:30", "2026-11-20T05:30:00Z")]
    [InlineData("2026-11-20T14:30:05", "2026-11-20T05:30:05Z")]
    [InlineData("2026-11-20T14:30Z", "2026-11-20T14:30:00Z")]
    [InlineData("2026-11-20T14:30:05+09:00", "2026-11-20T05:30:05Z")]
    [InlineData("2026-11-20T14:30-05:00", "2026-11-20T19:30:00Z")]
    public void A_moment_without_a_zone_is_this_computers(string text, string expected)
    {
        Assert.True(MomentArgument.TryParse(text, Seoul, out var moment));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("today")]
    [InlineData("20.11.2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-20 14:30")]
    public void Anything_else_is_no_moment(string? text) => Assert.False(MomentArgument.TryParse(text, Seoul, out _));

    [Fact]
    public void Options_are_read_in_any_order()
    {
        var options = CommandOptions.TryRead(["--ask", "--from", "--ask"], ["--from"], ["--ask"])!;
        Assert.True(options.Has("--ask"));
        Assert.Equal("--ask", options.Of("--from"));
        Assert.Null(options.Of("--to"));
        Assert.NotNull(CommandOptions.TryRead([], ["--from"], []));
    }

    [Theory]
    [InlineData("--from")]
    [InlineData("--from 1 --from 2")]
    [InlineData("--ask --ask")]
    [InlineData("--other")]
    [InlineData("word")]
    public void What_is_no_option_lacks_its_value_or_stands_there_twice_is_refused(string line) => Assert.Null(CommandOptions.TryRead(line.Split(' '), ["--from"], ["--ask"]));
}
