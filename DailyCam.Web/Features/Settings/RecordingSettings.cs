using DailyCam.Core.Archive;
using DailyCam.Core.Capture;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Core.Live;
using DailyCam.Core.Measures;

namespace DailyCam.Web.Features.Settings;

/// <summary>Settings about how cameras are recorded, shown and watched.</summary>
internal static class RecordingSettings
{
    public static IReadOnlyList<SettingEntry> All { get; } =
    [
        .. new SettingSection<ArchiveOptions>(ArchiveOptions.Section, SettingGroup.Recording)
            .Fine(nameof(ArchiveOptions.SegmentLength))
            .Basic(nameof(ArchiveOptions.RetentionDays), SettingUnit.Days)
            .Basic(nameof(ArchiveOptions.MinimumFreeGigabytes), SettingUnit.Gigabytes)
            .Fine(nameof(ArchiveOptions.ReserveMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(ArchiveOptions.StartMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(ArchiveOptions.RetentionInterval))
            .Fine(nameof(ArchiveOptions.SyncInterval))
            .Fine(nameof(ArchiveOptions.QueueLength))
            .Fine(nameof(ArchiveOptions.QueueMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(ArchiveOptions.MaxDrift)),
        .. new SettingSection<CaptureOptions>(CaptureOptions.Section, SettingGroup.Recording)
            .Fine(nameof(CaptureOptions.FrameTimeout))
            .Fine(nameof(CaptureOptions.WatchInterval))
            .Fine(nameof(CaptureOptions.StopGrace))
            .Fine(nameof(CaptureOptions.StableAfter))
            .Fine(nameof(CaptureOptions.DemoPause)),
        .. new SettingSection<LiveOptions>(LiveOptions.Section, SettingGroup.Live)
            .Basic(nameof(LiveOptions.PartDuration))
            .Fine(nameof(LiveOptions.SegmentLength))
            .Fine(nameof(LiveOptions.WindowSegments))
            .Fine(nameof(LiveOptions.StaleAfter))
            .Fine(nameof(LiveOptions.SnapshotInterval))
            .Fine(nameof(LiveOptions.MaxFastLaneViewers))
            .Fine(nameof(LiveOptions.MaxMjpegViewers)),
        .. new SettingSection<MeasuresOptions>(MeasuresOptions.Section, SettingGroup.Live)
            .Basic(nameof(MeasuresOptions.KeepDays), SettingUnit.Days)
            .Fine(nameof(MeasuresOptions.AdviceAfterMinutes), SettingUnit.Minutes),
        .. new SettingSection<FramesOptions>(FramesOptions.Section, SettingGroup.Watching)
            .Basic(nameof(FramesOptions.Fps), SettingUnit.PerSecond)
            .Basic(nameof(FramesOptions.Width), SettingUnit.Pixels)
            .Basic(nameof(FramesOptions.MeasureLoudness))
            .Fine(nameof(FramesOptions.HangTimeout))
            .Fine(nameof(FramesOptions.QueuedFragments))
            .Fine(nameof(FramesOptions.PictureTimeout)),
        .. new SettingSection<DetectionOptions>(DetectionOptions.Section, SettingGroup.Watching)
            .Basic(nameof(DetectionOptions.Model))
            .Basic(nameof(DetectionOptions.MinimumScore), SettingUnit.Share)
            .Basic(nameof(DetectionOptions.LooksPerSecond), SettingUnit.PerSecond)
            .Basic(nameof(DetectionOptions.IdleInterval))
            .Basic(nameof(DetectionOptions.MotionShare), SettingUnit.Share)
            .Fine(nameof(DetectionOptions.LingerAfterMotion))
            .Fine(nameof(DetectionOptions.Threads))
            .Fine(nameof(DetectionOptions.AnswerTimeout))
            .Fine(nameof(DetectionOptions.StartTimeout))
            .Fine(nameof(DetectionOptions.VisionProgram))
            .Fine(nameof(DetectionOptions.ModelsPath)),
        .. new SettingSection<IncidentOptions>(IncidentOptions.Section, SettingGroup.Watching)
            .Basic(nameof(IncidentOptions.LooksToOpen))
            .Basic(nameof(IncidentOptions.DangerAfter))
            .Fine(nameof(IncidentOptions.CloseAfter))
            .Fine(nameof(IncidentOptions.Cooldown))
            .Fine(nameof(IncidentOptions.EvidenceWindow)),
    ];
}
