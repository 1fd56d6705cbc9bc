using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class FragmentBacklogTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_full_backlog_drops_the_oldest_whole_groups_and_counts_them()
    {
        var backlog = new FragmentBacklog(TimeSpan.FromSeconds(5), long.MaxValue);
        var fragments = new TestFragments(CameraId.New(), Start);
        foreach (var fragment in fragments.Take(11))
        {
            backlog.Add(fragment);
        }

        Assert.Equal(4, backlog.Dropped);
        Assert.Equal(BacklogTake.Fragment, backlog.Take(TimeSpan.Zero, out var first));
        Assert.Equal(4, first!.Number);
        Assert.True(first.StartsWithKeyFrame);
    }

    [Fact]
    public void What_is_put_back_comes_again_first_and_in_order()
    {
        var backlog = new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue);
        var fragments = new TestFragments(CameraId.New(), Start).Take(4);
        backlog.Add(fragments[2]);
        backlog.Add(fragments[3]);
        backlog.PutBack([fragments[0], fragments[1]], attemptEnded: false);
        for (var number = 0; number < 4; number++)
        {
            backlog.Take(TimeSpan.Zero, out var fragment);
            Assert.Equal(number, fragment!.Number);
        }

        Assert.Equal(TimeSpan.Zero, backlog.Media);
    }

    [Fact]
    public void The_backlog_never_holds_more_than_it_may_and_begins_with_a_key_frame_after_a_drop() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, 9), Gen.Choose(1, 200)).ToArbitrary(),
        static input =>
        {
            var backlog = new FragmentBacklog(TimeSpan.FromSeconds(10), long.MaxValue);
            foreach (var fragment in new TestFragments(CameraId.New(), Start, input.Item1).Take(input.Item2))
            {
                backlog.Add(fragment);
            }

            var within = backlog.Media <= TimeSpan.FromSeconds(10);
            var dropped = backlog.Dropped;
            backlog.Take(TimeSpan.Zero, out var first);
            return within && first!.Number == dropped && (dropped == 0 || first.StartsWithKeyFrame || dropped == input.Item2 - 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_finished_backlog_gives_what_is_left_and_then_says_so()
    {
        var backlog = new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue);
        backlog.Add(new TestFragments(CameraId.New(), Start).Next());
        backlog.AddEnd();
        backlog.Complete();
        Assert.Equal(
            [BacklogTake.Fragment, BacklogTake.AttemptEnded, BacklogTake.Completed],
            Enumerable.Range(0, 3).Select(round => backlog.Take(TimeSpan.FromMinutes(1), out _)));
    }
}
