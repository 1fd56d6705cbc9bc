using DailyCam.Core.Analysis.Snapshots;
using Xunit;

namespace DailyCam.Tests.Analysis.Snapshots;

public sealed class SnapshotPlanTests
{
    private const float Still = 0;
    private const float Moves = 0.05f;
    private readonly SnapshotPlan plan = new(TimeSpan.FromSeconds(45), 0.002);

    [Fact]
    public void At_once_when_something_moves_and_then_once_an_interval_while_it_goes_on() =>
        Assert.Equal([10, 55, 100, 145], Chosen(0, 180, static second => second >= 10 ? Moves : Still));

    [Fact]
    public void Never_while_nothing_moves() => Assert.Empty(Chosen(0, 600, static _ => Still));

    [Fact]
    public void A_movement_between_two_pictures_is_shown_when_the_next_one_is_due_and_no_more() =>
        Assert.Equal([0, 45], Chosen(0, 300, static second => second is 0 or 20 ? Moves : Still));

    [Fact]
    public void One_movement_is_one_picture() => Assert.Equal([5], Chosen(0, 300, static second => second == 5 ? Moves : Still));

    [Fact]
    public void A_movement_from_before_a_pause_is_over()
    {
        Assert.True(plan.Wants(At(0), Moves));
        Assert.False(plan.Wants(At(10), Moves));
        Assert.False(plan.Wants(At(3600), Still));
        Assert.True(plan.Wants(At(3601), Moves));
    }

    [Fact]
    public void A_clock_that_went_back_begins_anew_and_two_pictures_in_the_wrong_order_do_not()
    {
        Assert.True(plan.Wants(At(100), Moves));
        Assert.False(plan.Wants(At(99.8), Moves));
        Assert.True(plan.Wants(At(10), Moves));
        Assert.False(plan.Wants(At(54), Moves));
        Assert.True(plan.Wants(At(55), Moves));
    }

    private List<int> Chosen(int from, int to, Func<int, float> motion) => [.. Enumerable.Range(from, to - from).Where(second => plan.Wants(At(second), motion(second)))];

    private static DateTimeOffset At(double second) => SnapshotBench.Noon.AddSeconds(second);
}
