using Xunit;

namespace DailyCam.Tests.Chaos;

public sealed class ChaosPlanTests
{
    private static readonly ChaosFault[] All = Enum.GetValues<ChaosFault>();

    [Fact]
    public void The_same_seed_gives_the_same_schedule_and_another_seed_another()
    {
        Assert.Equal(ChaosPlan.Make(1, 12, 4, All).Faults, ChaosPlan.Make(1, 12, 4, All).Faults);
        Assert.NotEqual(ChaosPlan.Make(1, 12, 4, All).Faults, ChaosPlan.Make(2, 12, 4, All).Faults);
    }

    [Theory]
    [InlineData(12, 4, 30)]
    [InlineData(60, 6, 120)]
    [InlineData(3, 2, 8)]
    public void As_many_faults_as_the_length_asks_for_also_when_some_kinds_are_impossible(double minutes, int cameras, int count)
    {
        Assert.Equal(count, ChaosPlan.Make(1, minutes, cameras, All).Faults.Count);
        Assert.Equal(count, ChaosPlan.Make(1, minutes, cameras, [ChaosFault.CameraCut, ChaosFault.Unplug, ChaosFault.KillChild]).Faults.Count);
    }

    [Fact]
    public void The_long_soak_has_the_scorecards_shares()
    {
        var counts = ChaosPlan.Make(7, 60, 6, All).Faults.CountBy(static fault => fault.Kind).ToDictionary();

        Assert.Equal(ChaosFaults.Shares, counts);
    }

    [Fact]
    public void Nothing_happens_beside_a_fault_of_all_cameras_and_a_camera_has_one_fault_at_a_time()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var faults = ChaosPlan.Make(seed, 12, 4, All).Faults;
            foreach (var (first, second) in faults.SelectMany((first, index) => faults.Skip(index + 1).Select(second => (first, second))))
            {
                if (first.Camera is null || second.Camera is null || first.Camera == second.Camera)
                {
                    Assert.True(first.EndsAt.TotalSeconds + ChaosFaults.Settle(first.Kind, first.Length.TotalSeconds) - 10 <= second.At.TotalSeconds || first.Child is ChaosChild.Decoder or ChaosChild.Vision, $"{first} and {second}");
                }
            }
        }
    }

    [Fact]
    public void Twelve_minutes_are_about_enough_for_thirty_faults()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            Assert.InRange(ChaosPlan.Make(seed, 12, 4, [.. All.Except([ChaosFault.ModelAnswer, ChaosFault.ClockStep])]).Length.TotalMinutes, 12, 16);
        }
    }
}
