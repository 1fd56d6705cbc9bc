using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using Xunit;

namespace DailyCam.Tests.Chaos;

public sealed class ScorecardTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_figure_between_target_and_limit_is_missed_and_beyond_it_the_run_fails()
    {
        Assert.Equal(ScoreState.Met, ScoreRow.AtMost("x", 2, 2, 5, "s").State);
        Assert.Equal(ScoreState.Missed, ScoreRow.AtMost("x", 3, 2, 5, "s").State);
        Assert.Equal(ScoreState.Failed, ScoreRow.AtMost("x", [1, 6], 2, 5, "s").State);
        Assert.Equal(ScoreState.NotRun, ScoreRow.AtMost("x", [], 2, 5, "s").State);
    }

    [Fact]
    public void Missing_pictures_are_put_down_to_the_cameras_own_fault_and_otherwise_to_nothing()
    {
        var cut = Fault(ChaosFault.CameraCut, camera: 0, from: 10, to: 20);
        var losses = LossLedger.Explain(0, [new FrameRun(98, 260), new FrameRun(2000, 2001)], At, [cut]);
        var healthy = LossLedger.Explain(1, [new FrameRun(150, 150)], At, [cut]);

        Assert.Equal([cut, null], losses.Select(static loss => loss.Fault));
        Assert.Equal(16.3, losses[0].Seconds, 3);
        Assert.Null(Assert.Single(healthy).Fault);
    }

    [Fact]
    public void A_row_belongs_to_the_fault_that_expects_it_and_a_row_without_a_cause_is_invented()
    {
        var cut = Fault(ChaosFault.CameraCut, camera: 0, from: 10, to: 20);
        var full = Fault(ChaosFault.DiskFull, camera: null, from: 60, to: 70);
        var rows = new[] { Row(FaultKind.RtspNetwork, 10), Row(FaultKind.Unknown, 62), Row(FaultKind.Decoder, 300) };

        var (verdicts, invented) = FaultMatcher.Match([cut, full], rows, static _ => 0);

        Assert.False(verdicts[0].IsUntold);
        Assert.Empty(verdicts[0].Wrong);
        Assert.True(verdicts[1].IsUntold);
        Assert.Equal(FaultKind.Unknown, Assert.Single(verdicts[1].Wrong).Kind);
        Assert.Equal(FaultKind.Decoder, Assert.Single(invented).Kind);
    }

    [Fact]
    public void A_row_about_vision_belongs_to_the_fault_that_hit_it_and_not_to_a_camera_that_was_spoilt_a_moment_later()
    {
        var stopped = Fault(ChaosFault.StopChild, camera: 0, from: 10, to: 10) with { Child = ChaosChild.Vision };
        var spoilt = Fault(ChaosFault.ByteCorruption, camera: 1, from: 14, to: 27);

        var (verdicts, _) = FaultMatcher.Match([stopped, spoilt], [Row(FaultKind.Decoder, 13)], static _ => null);

        Assert.Single(verdicts[0].Rows);
        Assert.Empty(verdicts[1].Rows);
    }

    [Fact]
    public void A_row_about_a_child_that_hangs_belongs_to_the_one_that_was_stopped_and_not_to_one_that_was_killed_a_moment_later()
    {
        var stopped = Fault(ChaosFault.StopChild, camera: 1, from: 10, to: 13) with { Child = ChaosChild.Decoder };
        var killed = Fault(ChaosFault.KillChild, camera: 3, from: 20, to: 23) with { Child = ChaosChild.Decoder };
        var hung = Row(FaultKind.Decoder, 24.5, FaultReason.ProcessHung);
        var ended = Row(FaultKind.Decoder, 23, FaultReason.DecoderEnded);

        var (verdicts, _) = FaultMatcher.Match([stopped, killed], [hung, ended], static _ => 0);

        Assert.Equal([hung], verdicts[0].Rows);
        Assert.Equal([ended], verdicts[1].Rows);
    }

    [Fact]
    public void Steps_are_what_the_product_announces_and_a_look_that_came_late_is_not_its_doing()
    {
        AnnouncedWait[] waits = [new(At(5), At(50)), new(At(52), At(158)), new(At(160), At(410))];

        Assert.Equal([0.0, 6.0, 25.0], BackOffSteps.Deviations(waits).Select(static off => Math.Round(off)));
        Assert.Equal((5, 10, 20, 40, 60), (BackOffSteps.Running(1), BackOffSteps.Running(6), BackOffSteps.Running(16), BackOffSteps.Running(40), BackOffSteps.Running(200)));
    }

    [Fact]
    public void Lines_of_a_camera_are_counted_in_the_worst_minute()
    {
        string[] lines = ["2026-11-21T12:00:00.000Z warn: a", "2026-11-21T12:00:30.000Z warn: a", "2026-11-21T12:00:31.000Z warn: b", "2026-11-21T12:01:10.000Z warn: a", "   at a"];

        Assert.Equal((2, 1), (ChaosLog.LinesAMinute(lines, " a"), ChaosLog.LinesAMinute(lines, " b")));
    }

    [Fact]
    public void Growth_is_the_slope_over_time()
    {
        var samples = Enumerable.Range(0, 60).Select(static i => new ResourceSample(Start.AddSeconds(5 * i), 1, 100 + (i / 12.0), 50, 20, 0)).ToList();

        Assert.Equal(1, ResourceSample.Slope(samples, static sample => sample.Megabytes)!.Value, 3);
        Assert.Equal(0, ResourceSample.Slope(samples, static sample => sample.Descriptors)!.Value, 3);
    }

    private static DateTimeOffset At(int number) => Start.AddSeconds(number / 10.0);

    private static InjectedFault Fault(ChaosFault kind, int? camera, double from, double to) =>
        new() { Number = 1, Kind = kind, Camera = camera, What = "x", BeganAt = Start.AddSeconds(from), EndedAt = Start.AddSeconds(to) };

    private static Fault Row(FaultKind kind, double at, FaultReason reason = FaultReason.Unknown) => new() { CameraId = CameraId.New(), Kind = kind, Reason = reason, BeganAt = Start.AddSeconds(at) };
}
