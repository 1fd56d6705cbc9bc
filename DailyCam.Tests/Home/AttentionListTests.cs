using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Home;
using DailyCam.Core.Housekeeping;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>What deserves attention is said once, the most urgent first, and nothing is said when nothing is wrong.</summary>
public sealed class AttentionListTests
{
    private static readonly DateTimeOffset Now = HomeTexts.Now;
    private static readonly DiskReading Disk = new(10_000, 1900, false, null, Now);
    private static readonly AttentionSigns Well = new() { NowAt = Now, MinimumFreeBytes = 2000, Disk = Disk };

    [Fact]
    public void The_order_is_that_of_urgency_and_nothing_is_said_twice_or_left_out() => Prop.ForAll(RandomSigns.AnyAttention, static signs =>
    {
        var matters = AttentionList.Of(signs);
        Assert.Equal(matters.Select(static one => one.Kind).Order(), matters.Select(static one => one.Kind));
        Assert.Equal(matters.Count, matters.DistinctBy(static one => (one.Kind, one.Reason, one.Analysis)).Count());

        // Every alarm is told by its camera's name, in one place.
        Assert.Equal(
            signs.Alarms.Select(static alarm => alarm.Name).Order(StringComparer.Ordinal),
            matters.Where(static one => one.Kind == AttentionKind.NotRecorded).SelectMany(static one => one.Cameras).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(matters, one => one.Kind == AttentionKind.StorageTrouble && signs.Alarms.Any(alarm => alarm.Reason == one.Reason));
        Assert.DoesNotContain(
            matters.Where(static one => one.Kind == AttentionKind.NotLooked).SelectMany(static one => one.Cameras),
            name => signs.Alarms.Any(alarm => alarm.Name == name));
        Assert.True(!matters.Any(static one => one.Kind is AttentionKind.StorageTrouble) || !matters.Any(static one => one.Kind is AttentionKind.StorageFull or AttentionKind.StorageLow));
        Assert.Equal(signs.Database != DatabaseTrouble.None || signs.Rescue is not null ? 1 : 0, matters.Count(static one => one.Kind is AttentionKind.DatabaseAway or AttentionKind.DatabaseDamaged or AttentionKind.DatabaseFull or AttentionKind.DatabaseRescued));
        Assert.Equal(signs.BackupFailedSince is not null, matters.Any(static one => one.Kind == AttentionKind.BackupFailed));
        Assert.Equal(signs.Settings is not null, matters.Any(static one => one.Kind == AttentionKind.SettingsAside));
        Assert.Equal(signs.IsClockNotSet, matters.Any(static one => one.Kind == AttentionKind.ClockNotSet));
        Assert.Equal(signs.Analysis.Select(static alarm => alarm.Kind).Order(), matters.Where(static one => one.Analysis is not null).Select(static one => one.Analysis!.Kind).Order());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    [Fact]
    public void A_home_that_is_well_has_nothing_to_say_even_with_a_disk_full_of_recordings() => Assert.Empty(AttentionList.Of(Well));

    [Fact]
    public void Cameras_that_fail_for_one_reason_are_one_matter_since_the_first_of_them()
    {
        var matter = Assert.Single(AttentionList.Of(Well with { Alarms = [Alarm("거실", 60), Alarm("주방", 90)], Disk = Disk with { Trouble = FaultReason.StorageMissing } }));
        Assert.Equal((AttentionKind.NotRecorded, Now.AddSeconds(-90), FaultReason.StorageMissing, true), (matter.Kind, matter.SinceAt, matter.Reason, matter.IsGrave));
        Assert.Equal(["거실", "주방"], matter.Cameras);
    }

    [Fact]
    public void A_part_that_is_just_being_started_again_alarms_nobody()
    {
        var cause = new FaultCause(FaultKind.Decoder, FaultReason.VisionEnded) { Stage = FaultStage.Vision };
        Assert.Empty(AttentionList.Of(Well with { Faults = [new OpenFault(null, cause, Now.AddSeconds(-29), 1)] }));
        Assert.Equal(AttentionKind.NotLooked, Assert.Single(AttentionList.Of(Well with { Faults = [new OpenFault(null, cause, Now.AddSeconds(-30), 1)] })).Kind);
    }

    [Fact]
    public void Room_is_low_only_when_it_is_clearly_below_what_is_kept_free()
    {
        Assert.Empty(AttentionList.Of(Well with { Disk = Disk with { FreeBytes = 1500 } }));
        Assert.Equal((AttentionKind.StorageLow, 1499L), Told(Well with { Disk = Disk with { FreeBytes = 1499 } }));
        Assert.Equal((AttentionKind.StorageFull, 7L), Told(Well with { MissingBytes = 7, Disk = Disk with { FreeBytes = 0 } }));
        Assert.Equal((AttentionKind.StorageTrouble, null), Told(Well with { DiskAnswers = false, MissingBytes = 7 }));
    }

    [Fact]
    public void Every_alarm_about_models_has_its_place() =>
        Assert.All(Enum.GetValues<AnalysisAlarmKind>(), static kind => Assert.Equal(kind.ToString(), Assert.Single(AttentionList.Of(Well with { Analysis = [new AnalysisAlarm(kind)] })).Kind.ToString()));

    private static (AttentionKind Kind, long? Bytes) Told(AttentionSigns signs)
    {
        var matter = Assert.Single(AttentionList.Of(signs));
        return (matter.Kind, matter.Bytes);
    }

    private static RecordingAlarm Alarm(string place, int seconds) => new(RandomSigns.IdOf(place), place, Now.AddSeconds(-seconds), FaultKind.StorageDisconnected, FaultReason.StorageMissing);
}
