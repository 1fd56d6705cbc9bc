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

            // The length of the fragments that everything else is made of: not for trying out while a child is watched.
            .Basic(nameof(LiveOptions.PartDuration), editing: SettingEditing.Sight)
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

            // One picture a second, or 160 pixels: within the range, and a toddler's step would be missed with nothing to show for it.
            .Basic(nameof(FramesOptions.Fps), SettingUnit.PerSecond, SettingEditing.Sight)
            .Basic(nameof(FramesOptions.Width), SettingUnit.Pixels, SettingEditing.Sight)
            .Basic(nameof(FramesOptions.MeasureLoudness))
            .Fine(nameof(FramesOptions.HangTimeout))
            .Fine(nameof(FramesOptions.QueuedFragments))
            .Fine(nameof(FramesOptions.PictureTimeout)),
        .. new SettingSection<DetectionOptions>(DetectionOptions.Section, SettingGroup.Watching)
            .Basic(nameof(DetectionOptions.Model))

            // A score of 0.9 or a motion share of 1 finds nobody, and the page would say that all is watched.
            .Basic(nameof(DetectionOptions.MinimumScore), SettingUnit.Share, SettingEditing.Sight)
            .Basic(nameof(DetectionOptions.LooksPerSecond), SettingUnit.PerSecond, SettingEditing.Sight)
            .Basic(nameof(DetectionOptions.IdleInterval), editing: SettingEditing.Sight)
            .Basic(nameof(DetectionOptions.MotionShare), SettingUnit.Share, SettingEditing.Sight)
            .Fine(nameof(DetectionOptions.LingerAfterMotion))
            .Fine(nameof(DetectionOptions.Threads))
            .Fine(nameof(DetectionOptions.AnswerTimeout))
            .Fine(nameof(DetectionOptions.StartTimeout))
            .Fine(nameof(DetectionOptions.VisionProgram))
            .Fine(nameof(DetectionOptions.ModelsPath)),
        .. new SettingSection<IncidentOptions>(IncidentOptions.Section, SettingGroup.Watching)

            // Ten looks, or ten minutes: next to no visit to a danger zone would become a danger, and all would look watched.
            .Basic(nameof(IncidentOptions.LooksToOpen), editing: SettingEditing.Sight)
            .Basic(nameof(IncidentOptions.DangerAfter), editing: SettingEditing.Sight)
            .Fine(nameof(IncidentOptions.CloseAfter))
            .Fine(nameof(IncidentOptions.Cooldown))
            .Fine(nameof(IncidentOptions.EvidenceWindow)),
    ];
}
