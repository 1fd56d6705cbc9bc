using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Health;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Jobs;
using DailyCam.Web.Hosting;

namespace DailyCam.Web.Features.Settings;

/// <summary>Settings about the disk, what is shared, and the computer itself.</summary>
internal static class HouseSettings
{
    public static IReadOnlyList<SettingEntry> All { get; } =
    [
        .. new SettingSection<DatabaseOptions>(DatabaseOptions.Section, SettingGroup.Backups)
            .Basic(nameof(DatabaseOptions.BackupPath), editing: SettingEditing.Place)
            .Basic(nameof(DatabaseOptions.BackupAt), SettingUnit.TimeOfDay)
            .Basic(nameof(DatabaseOptions.KeepBackups))
            .Fine(nameof(DatabaseOptions.BallastMegabytes), SettingUnit.Megabytes)
            .Fine(nameof(DatabaseOptions.StartCheckLimit)),
        .. new SettingSection<HousekeepingOptions>(HousekeepingOptions.Section, SettingGroup.Backups)
            .Basic(nameof(HousekeepingOptions.KeepDeletionsDays), SettingUnit.Days),
        .. new SettingSection<ShareOptions>(ShareOptions.Section, SettingGroup.Sharing)
            .Basic(nameof(ShareOptions.LongestLife))
            .Fine(nameof(ShareOptions.KeepDays), SettingUnit.Days, SettingEditing.Here),
        .. new SettingSection<UploadOptions>(UploadOptions.Section, SettingGroup.Sharing)
            .Basic(nameof(UploadOptions.MaxGigabytes), SettingUnit.Gigabytes)
            .Basic(nameof(UploadOptions.MaxHours), SettingUnit.Hours)
            .Fine(nameof(UploadOptions.MaxConcurrent), editing: SettingEditing.Here)
            .Fine(nameof(UploadOptions.UnfinishedHours), SettingUnit.Hours, SettingEditing.Here),
        .. new SettingSection<DailyCamOptions>(DailyCamOptions.Section, SettingGroup.System)
            .Basic(nameof(DailyCamOptions.DataPath), editing: SettingEditing.Place)
            .Basic(nameof(DailyCamOptions.ArchivePath), editing: SettingEditing.Place)
            .Fine(nameof(DailyCamOptions.Role)),
        .. new SettingSection<JobOptions>(JobOptions.Section, SettingGroup.System)
            .Basic(nameof(JobOptions.AnalysisWorkers))
            .Fine(nameof(JobOptions.BacklogWorkers), editing: SettingEditing.Here)
            .Fine(nameof(JobOptions.ExportWorkers), editing: SettingEditing.Here)
            .Fine(nameof(JobOptions.ExaminationWorkers), editing: SettingEditing.Here)
            .Fine(nameof(JobOptions.Retries))
            .Fine(nameof(JobOptions.RetryDelay))
            .Fine(nameof(JobOptions.LongestDelay))
            .Fine(nameof(JobOptions.MaxCrashes))
            .Fine(nameof(JobOptions.SweepInterval))
            .Fine(nameof(JobOptions.ProgressInterval))
            .Fine(nameof(JobOptions.KeepDoneDays), SettingUnit.Days, SettingEditing.Here)
            .Fine(nameof(JobOptions.KeepFailedDays), SettingUnit.Days, SettingEditing.Here),
        .. new SettingSection<HealthOptions>(HealthOptions.Section, SettingGroup.System)
            .Fine(nameof(HealthOptions.HeartbeatInterval)),
        .. new SettingSection<ProxyOptions>(ProxyOptions.Section, SettingGroup.System)
            .Basic(nameof(ProxyOptions.Trusted), editing: SettingEditing.Door)
            .Basic(nameof(ProxyOptions.PathBase), editing: SettingEditing.Door),
    ];
}
