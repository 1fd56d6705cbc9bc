using DailyCam.Core.Detection;
using Xunit;

namespace DailyCam.Tests.Detection;

public sealed class LookPlanTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_moves_and_the_model_looks_every_ten_seconds() =>
        Assert.Equal([0, 10, 20], Looks(31 - 1, static _ => 0, static _ => false));

    [Fact]
    public void Movement_is_looked_at_twice_a_second_and_three_seconds_longer()
    {
        var looks = Looks(30, static second => second is >= 12 and < 14 ? 0.1f : 0, static _ => false);
        Assert.Equal([0, 10, 12], looks[..3]);
        Assert.All(looks.Zip(looks.Skip(1)).Skip(2).SkipLast(1), static pair => Assert.InRange(pair.Second - pair.First, 0.39, 0.61));
        Assert.InRange(looks[^2], 16, 17.01);
        Assert.InRange(looks[^1] - looks[^2], 9.9, 10.3);
    }

    [Fact]
    public void A_person_who_sits_still_is_still_looked_at() =>
        Assert.InRange(Looks(30, static _ => 0, static second => second < 20).Count(static at => at < 20), 32, 51);

    [Fact]
    public void A_clock_that_goes_back_does_not_stop_the_looking()
    {
        var plan = new LookPlan(new DetectionOptions());
        Assert.True(plan.Wants(Start, 0));
        Assert.True(plan.Wants(Start.AddHours(-1), 0));
    }

    private static List<double> Looks(int seconds, Func<double, float> motion, Func<double, bool> person)
    {
        var plan = new LookPlan(new DetectionOptions());
        var looks = new List<double>();
        for (var frame = 0; frame < seconds * 5; frame++)
        {
            var second = frame / 5.0;
            if (plan.Wants(Start.AddSeconds(second), motion(second)))
            {
                looks.Add(second);
                plan.Saw(person(second));
            }
        }

        return looks;
    }
}
