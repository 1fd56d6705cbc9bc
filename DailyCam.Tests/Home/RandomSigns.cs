using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Home;
using DailyCam.Core.Housekeeping;
using FsCheck;
using FsCheck.Fluent;

namespace DailyCam.Tests.Home;

/// <summary>Homes in any state, possible or not: the rules must hold for what nobody thought of.</summary>
internal static class RandomSigns
{
    private static readonly string[] Places = ["거실", "아기방", "주방", "Attic"];

    private static readonly Gen<DateTimeOffset?> Moments =
        from seconds in Gen.Frequency((4, Gen.Choose(-40, 60)), (1, Gen.Choose(60, 100_000)))
        from known in Gen.Choose(0, 4)
        select known == 0 ? (DateTimeOffset?)null : HomeTexts.Now.AddSeconds(-seconds);

    private static readonly Gen<FaultReason?> Reasons = Gen.Elements(Enum.GetValues<FaultReason>().Select(static reason => (FaultReason?)reason).Append(null).ToArray());

    private static readonly Gen<CameraSigns> Cameras =
        from place in Gen.Elements(Places)
        from number in Gen.Choose(0, 99)
        from wishes in Gen.Frequency((3, Gen.Constant(7)), (1, Gen.Choose(0, 7)))
        from capture in Gen.Frequency((3, Gen.Constant(CaptureState.Running)), (1, Gen.Elements(Enum.GetValues<CaptureState>())))
        from recording in Gen.Frequency((3, Gen.Constant(RecordingProof.Proven)), (1, Gen.Elements(Enum.GetValues<RecordingProof>())))
        from since in Moments
        from frame in Moments
        from look in Moments
        from alarm in Gen.Frequency((3, Gen.Constant((DateTimeOffset?)null)), (1, Moments))
        from off in Moments
        from failed in Gen.Choose(0, 3)
        from reason in Reasons
        select new CameraSigns
        {
            Camera = CameraId.New(), Name = $"{place} {number}", IsOn = (wishes & 1) > 0, WantsRecording = (wishes & 2) > 0, WantsLooks = (wishes & 4) > 0, Capture = capture, CaptureSince = since,
            LastFrameAt = frame, FailedAttempts = failed, Recording = recording, LookedAt = look, OffSince = off, AlarmSince = alarm, Reason = reason,
        };

    private static readonly Gen<RecordingAlarm> Alarms =
        from place in Gen.Elements(Places)
        from reason in Gen.Elements(FaultReason.StorageMissing, FaultReason.Unreachable, FaultReason.NothingWritten)
        from seconds in Gen.Choose(0, 10_000)
        select new RecordingAlarm(IdOf(place), place, HomeTexts.Now.AddSeconds(-seconds), FaultKind.Unknown, reason);

    private static readonly Gen<OpenFault> Faults =
        from place in Gen.Elements(Places.Append(null).ToArray())
        from kind in Gen.Elements(Enum.GetValues<FaultKind>())
        from stage in Gen.Elements(Enum.GetValues<FaultStage>())
        from reason in Gen.Elements(FaultReason.StorageMissing, FaultReason.StorageFull, FaultReason.VisionEnded, FaultReason.DecoderEnded)
        from seconds in Gen.Choose(0, 120)
        select new OpenFault(place is null ? null : IdOf(place), new FaultCause(kind, reason) { Stage = stage }, HomeTexts.Now.AddSeconds(-seconds), 1);

    private static readonly Gen<SettingsAside?> Asides =
        from keys in Gen.Elements("DailyCam:Archive:RetentionDays", "DailyCam:Later:Thing").ListOf().Resize(2)
        from rest in Gen.Elements(Enum.GetValues<SettingsRest>())
        select (SettingsAside?)new SettingsAside([.. keys.Distinct(StringComparer.Ordinal)], null, rest);

    private static readonly Gen<DiskReading?> Disks =
        from free in Gen.Choose(0, 4000)
        from trouble in Gen.Frequency((3, Gen.Constant((FaultReason?)null)), (1, Gen.Constant((FaultReason?)FaultReason.StorageReadOnly)))
        from known in Gen.Choose(0, 3)
        select known == 0 ? null : new DiskReading(10_000, free, false, trouble, HomeTexts.Now);

    /// <summary>None to many cameras.</summary>
    public static Arbitrary<CameraSigns[]> AnyCameras { get; } = Cameras.ListOf().Resize(6).Select(static list => list.ToArray()).ToArbitrary();

    public static Arbitrary<AttentionSigns> AnyAttention { get; } = (
        from alarms in Alarms.ListOf().Resize(5)
        from faults in Faults.ListOf().Resize(8)
        from database in Gen.Elements(Enum.GetValues<DatabaseTrouble>())
        from rescued in Gen.Choose(0, 1)
        from backup in Moments
        from clock in Gen.Choose(0, 1)
        from disk in Disks
        from answers in Gen.Choose(0, 3)
        from missing in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 999)))
        from analysis in Gen.Elements(Enum.GetValues<AnalysisAlarmKind>()).ListOf().Resize(4)
        from aside in Gen.Frequency((2, Gen.Constant((SettingsAside?)null)), (1, Asides))
        select new AttentionSigns
        {
            NowAt = HomeTexts.Now,
            Alarms = [.. alarms.DistinctBy(static alarm => alarm.Camera)],
            Faults = [.. faults.DistinctBy(static fault => (fault.Camera, fault.Cause.Kind, fault.Cause.Stage))],
            Names = Places.ToDictionary(IdOf),
            Database = database,
            Rescue = rescued == 0 ? null : new DatabaseRescueNote("aside", null),
            BackupFailedSince = backup,
            IsClockNotSet = clock == 1,
            Disk = disk,
            DiskAnswers = answers > 0,
            MinimumFreeBytes = 2000,
            MissingBytes = missing,
            Analysis = [.. analysis.Distinct().Select(static kind => new AnalysisAlarm(kind, "vertex", "a-model"))],
            Settings = aside,
        }).ToArbitrary();

    public static CameraId IdOf(string place) => new($"camera{Array.IndexOf(Places, place)}22222");
}
