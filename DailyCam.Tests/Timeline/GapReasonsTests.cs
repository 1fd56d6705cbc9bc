using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Timeline;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class GapReasonsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_whole_recording_with_seams_has_no_gaps() => Assert.Empty(GapReasons.Of(Input([Span(0, 600), Span(600.5, 1200), Span(1201, 3595)], now: 3600)));

    [Fact]
    public void Each_cause_is_named()
    {
        var gaps = GapReasons.Of(Input([Span(1000, 1500), Span(2000, 2500), Span(3000, 3500), Span(4000, 4500), Span(5000, 5500)], now: 6000) with
        {
            CameraCreatedAt = At(1000),
            Switches = [Turn(1000, on: true), Turn(1500, on: false), Turn(2000, on: true), Turn(2500, on: true, recording: false), Turn(3000, on: true)],
            Faults = [new Fault { Kind = FaultKind.RtspNetwork, Reason = FaultReason.ConnectionLost, BeganAt = At(3530), RecoveredAt = At(3990) }],
            Runs = [Run(0, 4500, stopped: true), Run(4990, 6000)],
        });
        Assert.Equal(
            [
                (0, 1000, GapReason.NotYetAdded, null), (1500, 2000, GapReason.CameraOff, null), (2500, 3000, GapReason.RecordingOff, null),
                (3500, 4000, GapReason.Fault, FaultReason.ConnectionLost), (4500, 5000, GapReason.NotRunning, null), (5500, 6000, GapReason.Unknown, null),
            ],
            gaps.Select(Flat));
    }

    [Fact]
    public void One_gap_with_two_causes_is_told_in_two_pieces()
    {
        var gaps = GapReasons.Of(Input([Span(0, 1000), Span(3000, 3600)], now: 3600) with
        {
            Faults = [new Fault { Kind = FaultKind.StorageDisconnected, Reason = FaultReason.StorageMissing, BeganAt = At(1001), RecoveredAt = At(2990) }],
            Runs = [Run(0, 2000), Run(2500, 3600)],
        });
        Assert.Equal(
            [(1000, 2000, GapReason.Fault, FaultReason.StorageMissing), (2000, 2500, GapReason.NotRunning, null), (2500, 3000, GapReason.Fault, (FaultReason?)FaultReason.StorageMissing)],
            gaps.Select(Flat));
    }

    [Fact]
    public void A_crash_is_not_running_from_the_last_sign_of_life()
    {
        var gaps = GapReasons.Of(Input([Span(0, 1003), Span(1300, 3600)], now: 3600) with { Runs = [Run(0, 1000), Run(1290, 3600)] });
        Assert.Equal([(1003, 1300, GapReason.NotRunning, null)], gaps.Select(Flat));
    }

    /// <summary>Told at once after the restart, when the killed run was seen less than a minute ago.</summary>
    [Theory]
    [InlineData(5, 3)]
    [InlineData(30, 8)]
    [InlineData(55, 2)]
    public void A_crash_shorter_than_a_minute_is_not_running_and_not_unknown(int away, int sinceReturn)
    {
        var back = 1000 + away;
        var now = back + sinceReturn + 4;
        var gaps = GapReasons.Of(Input([Span(0, 998), Span(back + 4, now)], now) with { Runs = [Run(-100, 993), Run(back, now)] });
        Assert.Equal([(998, back + 4, GapReason.NotRunning, null)], gaps.Select(Flat));
    }

    [Fact]
    public void A_fault_that_does_not_stop_recording_explains_no_gap()
    {
        var gaps = GapReasons.Of(Input([Span(0, 1000), Span(2000, 3600)], now: 3600) with
        {
            Faults = [new Fault { Kind = FaultKind.Decoder, Stage = FaultStage.Vision, Reason = FaultReason.VisionEnded, BeganAt = At(900), RecoveredAt = At(2100) }],
        });
        Assert.Equal([(1000, 2000, GapReason.Unknown, null)], gaps.Select(Flat));
    }

    [Fact]
    public void The_last_seconds_before_now_are_no_gap_and_the_future_is_none() =>
        Assert.Empty(GapReasons.Of(Input([Span(0, 3590)], now: 3600)));

    [Fact]
    public void Gaps_and_recordings_cover_the_passed_time_without_overlap()
    {
        var stretches = Gen.ListOf(from at in Gen.Choose(0, 4000) from length in Gen.Choose(1, 900) select Span(at, at + length));
        var turns = Gen.ListOf(from at in Gen.Choose(-100, 4000) from isOn in Gen.Elements(true, false) from recording in Gen.Elements(true, false) select Turn(at, isOn, recording));
        var any = from recorded in stretches
                  from switches in turns
                  from faults in Gen.ListOf(from at in Gen.Choose(0, 4000) from length in Gen.Choose(1, 900) select new Fault { Kind = FaultKind.RtspNetwork, BeganAt = At(at), RecoveredAt = At(at + length) })
                  from runs in Gen.ListOf(from at in Gen.Choose(-100, 4000) from length in Gen.Choose(1, 3000) select Run(at, at + length))
                  from created in Gen.Choose(-10, 5000)
                  from now in Gen.Choose(0, 5000)
                  select Input([.. recorded], now) with { Switches = [.. switches], Faults = [.. faults], Runs = [.. runs], CameraCreatedAt = At(created) };
        Prop.ForAll(any.ToArbitrary(), static input =>
        {
            var gaps = GapReasons.Of(input);
            var end = input.NowAt < input.Window.ToAt ? input.NowAt : input.Window.ToAt;
            var ordered = gaps.Zip(gaps.Skip(1)).All(static pair => pair.First.Stretch.ToAt <= pair.Second.Stretch.FromAt);
            var outside = gaps.All(gap => input.Recorded.All(r => r.Within(gap.Stretch) is null) && gap.Stretch.ToAt <= end && gap.Stretch.Length > TimeSpan.Zero);
            var uncovered = new Stretch(input.Window.FromAt, end < input.Window.FromAt ? input.Window.FromAt : end)
                .Without(Stretch.Merge(input.Recorded.Concat(gaps.Select(static g => g.Stretch)), TimeSpan.Zero));
            return ordered && outside && uncovered.All(static hole => hole.Length <= GapReasons.LiveEdge);
        }).QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset At(double second) => Start.AddSeconds(second);

    private static Stretch Span(double from, double to) => new(At(from), At(to));

    private static CameraSwitch Turn(double at, bool on, bool recording = true) => new() { At = At(at), IsOn = on, Recording = recording };

    private static ServiceRun Run(double from, double seen, bool stopped = false) => new() { StartedAt = At(from), LastSeenAt = At(seen), StoppedAt = stopped ? At(seen) : null };

    private static (double, double, GapReason, FaultReason?) Flat(RecordingGap gap) =>
        ((gap.Stretch.FromAt - Start).TotalSeconds, (gap.Stretch.ToAt - Start).TotalSeconds, gap.Reason, gap.Fault);

    private static GapInput Input(IReadOnlyList<Stretch> recorded, double now) => new()
    {
        Window = Span(0, 86_400), NowAt = At(now), Recorded = recorded, CameraCreatedAt = At(-1000), Runs = [Run(-100, now)],
    };
}
