using DailyCam.Core.Analysis.Spending;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

/// <summary>The forecast before anything is switched on: never frightening by a wrong sign, never above what may be spent.</summary>
public sealed class MonthEstimateTests
{
    private const long Dollar = 1_000_000;

    private static readonly TokenPrice FlashLite = new(TokenPrice.Micros(0.3m), TokenPrice.Micros(0.03m), TokenPrice.Micros(2.5m));

    /// <summary>Questions of every kind, by a seeded lot.</summary>
    private static IEnumerable<(double Hours, double Segment, ShareRange Sent, CostRange Cost, long Day, long Month)> Questions()
    {
        var lot = new Random(46);
        for (var i = 0; i < 2_000; i++)
        {
            var (share, cost) = (lot.NextDouble(), lot.NextInt64(5 * Dollar));
            yield return (lot.NextDouble() * 24, 10 + (lot.NextDouble() * 3_590), new ShareRange(share * lot.NextDouble(), share), new CostRange((long)(cost * lot.NextDouble()), cost), lot.NextInt64(3 * Dollar), lot.NextInt64(60 * Dollar));
        }
    }

    [Fact]
    public void It_never_promises_more_than_the_budget_lets_go_and_its_ends_are_in_order()
    {
        foreach (var (hours, segment, sent, cost, day, month) in Questions())
        {
            var estimate = MonthEstimate.Of(hours, segment, sent, cost, day, month);
            Assert.InRange(estimate.LeastMicros, 0, estimate.MostMicros);
            Assert.InRange(estimate.MostMicros, 0, Math.Min(month, day * MonthEstimate.Days));
            Assert.InRange(estimate.LeastSeconds, 0, estimate.MostSeconds);
            Assert.InRange(estimate.MostSeconds, 0, 86_400);
            Assert.Equal(estimate.MayReachBudget, MonthEstimate.Of(hours, segment, sent, cost, long.MaxValue / 100, long.MaxValue / 100).MostMicros > estimate.MostMicros);
        }
    }

    [Fact]
    public void More_hours_a_larger_share_and_a_dearer_recording_never_make_it_cheaper()
    {
        foreach (var (hours, segment, sent, cost, day, month) in Questions())
        {
            var estimate = MonthEstimate.Of(hours, segment, sent, cost, day, month);
            MonthEstimate[] more =
            [
                MonthEstimate.Of(hours + 1, segment, sent, cost, day, month),
                MonthEstimate.Of(hours, segment, new ShareRange(sent.Least, Math.Min(1, sent.Most + 0.1)), cost, day, month),
                MonthEstimate.Of(hours, segment, sent, new CostRange(cost.LeastMicros, cost.MostMicros + 10), day, month),
                MonthEstimate.Of(hours, segment, sent, cost, day + Dollar, month + Dollar),
            ];
            Assert.All(more, other => Assert.True(other.MostMicros >= estimate.MostMicros && other.LeastMicros >= estimate.LeastMicros && other.MostSeconds >= estimate.MostSeconds));
        }
    }

    [Fact]
    public void Nothing_recorded_nothing_sent_a_free_model_and_this_computer_cost_nothing()
    {
        Assert.Equal(MonthEstimate.None, MonthEstimate.Of(0, 600, new ShareRange(1, 1), new CostRange(Dollar, Dollar), Dollar, Dollar));
        Assert.Equal(MonthEstimate.None, MonthEstimate.Of(24, 600, default, new CostRange(Dollar, Dollar), Dollar, Dollar));
        var free = MonthEstimate.Of(24, 600, new ShareRange(0.5, 0.5), SegmentCost.Of(default, 600, 0, null, 48), Dollar, Dollar);
        Assert.Equal((0, 0, 43_200), (free.LeastMicros, free.MostMicros, free.MostSeconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonthEstimate.Of(24, 0, default, default, 0, 0));
    }

    /// <summary>144 recordings a day, a quarter of them sent, on the price list of November 2026; by hand: 600 pictures of 66 tokens and a short answer are a cent and a half.</summary>
    [Fact]
    public void A_usual_camera_comes_to_what_its_tokens_cost()
    {
        var one = SegmentCost.Of(FlashLite, 600, 0, null, 48);
        Assert.InRange(one.LeastMicros, 10_000, 20_000);
        Assert.InRange(one.MostMicros, 50_000, 75_000);
        var month = MonthEstimate.Of(24, 600, new ShareRange(0.25, 0.25), one, 1_000 * Dollar, 1_000 * Dollar);
        Assert.Equal((36 * 30 * one.LeastMicros, 36 * 30 * one.MostMicros, 21_600), (month.LeastMicros, month.MostMicros, month.MostSeconds));
        Assert.Equal(20 * Dollar, MonthEstimate.Of(24, 600, new ShareRange(1, 1), one, 1_000 * Dollar, 20 * Dollar).MostMicros);
    }

    [Fact]
    public void Sound_more_pictures_and_a_dearer_picture_never_make_a_recording_cheaper()
    {
        var plain = SegmentCost.Of(FlashLite, 60, 0, 1_100, 48);
        Assert.All(
            new[] { SegmentCost.Of(FlashLite, 61, 0, 1_100, 48), SegmentCost.Of(FlashLite, 60, 60, 1_100, 48), SegmentCost.Of(FlashLite, 60, 0, 1_101, 48) },
            dearer => Assert.True(dearer.LeastMicros >= plain.LeastMicros && dearer.MostMicros > plain.MostMicros && dearer.LeastMicros <= dearer.MostMicros));
    }
}
