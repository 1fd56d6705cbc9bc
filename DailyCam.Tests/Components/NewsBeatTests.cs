using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Shared;
using Xunit;

namespace DailyCam.Tests.Components;

public sealed class NewsBeatTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider clock = new();
    private readonly NewsBeat beat;
    private int readings;

    public NewsBeatTests() => beat = new NewsBeat(clock, () =>
    {
        readings++;
        return Task.CompletedTask;
    });

    [Fact]
    public void The_first_news_is_read_as_soon_as_what_belongs_to_it_has_come()
    {
        beat.Note();
        clock.Advance(NewsBeat.Gathering - Moment);
        beat.Note();
        Assert.Equal(0, readings);
        clock.Advance(Moment);
        Assert.Equal(1, readings);
        clock.Advance(NewsBeat.Beat * 3);
        Assert.Equal(1, readings);
    }

    [Fact]
    public void What_goes_on_is_read_once_a_beat_and_the_last_of_it_too()
    {
        for (var step = 0; step < 100; step++)
        {
            beat.Note();
            clock.Advance(NewsBeat.Beat / 20);
        }

        Assert.InRange(readings, 4, 6);
        var before = readings;
        beat.Note();
        clock.Advance(NewsBeat.Beat);
        Assert.Equal(before + 1, readings);
    }

    [Fact]
    public void News_that_comes_while_it_is_read_is_read_again()
    {
        var again = 0;
        NewsBeat? inner = null;
        using var made = inner = new NewsBeat(clock, Again);
        inner.Note();
        clock.Advance(NewsBeat.Gathering);
        Assert.Equal(1, again);
        clock.Advance(NewsBeat.Beat);
        Assert.Equal(2, again);

        Task Again()
        {
            if (again++ == 0)
            {
                inner!.Note();
            }

            return Task.CompletedTask;
        }
    }

    [Fact]
    public void A_page_that_was_left_reads_nothing_more()
    {
        beat.Note();
        beat.Dispose();
        beat.Note();
        clock.Advance(NewsBeat.Beat * 2);
        Assert.Equal(0, readings);
    }

    public void Dispose() => beat.Dispose();
}
