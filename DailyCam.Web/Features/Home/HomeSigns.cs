using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Home;
using DailyCam.Core.Hosting;
using DailyCam.Core.Housekeeping;
using DailyCam.Web.Features.Live;
using DailyCam.Web.Features.Settings;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Home;

/// <summary>
/// Gathers what the parts say of themselves, for the pure rules of <see cref="WatchJudge"/> and <see cref="AttentionList"/>. Asks no database and no disk, so that it answers when these do not. Safe from any
/// thread.
/// </summary>
internal sealed class HomeSigns(
    RecordingWatch recordings,
    FaultLog faults,
    LookBoard looks,
    DatabaseBoard database,
    BackupBoard backups,
    DiskGauge gauge,
    RetentionBoard retention,
    SpendingWatch spending,
    KeptSettingsBoard settings,
    IOptions<ArchiveOptions> archive,
    IOptions<DetectionOptions> detection,
    TimeProvider clock)
{
    /// <summary>The gigabyte that the settings count in.</summary>
    private const double Gigabyte = 1024d * 1024 * 1024;

    private readonly WatchLimits limits = WatchLimits.Of(detection.Value);

    public WatchSummary Watch(IReadOnlyList<CameraSight> sights, IReadOnlyDictionary<CameraId, DateTimeOffset> offSince)
    {
        var now = clock.GetUtcNow();
        var alarms = recordings.Alarms.ToDictionary(static alarm => alarm.Camera);
        var blind = faults.Open.Where(static fault => fault.Cause.Stage is FaultStage.Vision or FaultStage.Frames).ToList();
        return WatchSummary.Of([.. sights.Select(sight => WatchJudge.Judge(SignsOf(sight, offSince, alarms, blind), limits, now))]);
    }

    public IReadOnlyList<Attention> Now()
    {
        var now = clock.GetUtcNow();
        var disk = gauge.Last;
        return AttentionList.Of(new AttentionSigns
        {
            NowAt = now,
            Alarms = recordings.Alarms,
            Faults = faults.Open,
            Names = recordings.Names,
            Database = database.Trouble,
            Rescue = database.Rescue,
            BackupFailedSince = backups.FailedSince,
            IsClockNotSet = clock.IsStandIn(),
            Disk = disk,
            DiskAnswers = disk is null || gauge.Answers(now),
            MinimumFreeBytes = (long)(archive.Value.MinimumFreeGigabytes * Gigabyte),
            MissingBytes = retention.MissingBytes,
            Analysis = spending.Alarms,
            Settings = settings.Aside,
        });
    }

    private CameraSigns SignsOf(CameraSight sight, IReadOnlyDictionary<CameraId, DateTimeOffset> offSince, Dictionary<CameraId, RecordingAlarm> alarms, List<OpenFault> blind)
    {
        var (camera, alarm) = (sight.Camera, alarms.GetValueOrDefault(sight.Camera.Id));
        return new CameraSigns
        {
            Camera = camera.Id,
            Name = camera.Name,
            IsOn = camera.IsOn,
            WantsRecording = camera.Recording,
            WantsLooks = camera.Detection,
            Capture = sight.State,
            CaptureSince = sight.Status?.Since,
            LastFrameAt = sight.Status?.LastFrameAt,
            FailedAttempts = sight.Status?.FailedAttempts ?? 0,
            Recording = sight.Recording,
            LookedAt = looks.Find(camera.Id),
            OffSince = offSince.TryGetValue(camera.Id, out var since) ? since : null,
            AlarmSince = alarm?.SinceAt,
            Reason = alarm?.Reason ?? sight.Status?.FaultReason ?? blind.Find(fault => fault.Camera is null || fault.Camera == camera.Id)?.Cause.Reason,
        };
    }
}
