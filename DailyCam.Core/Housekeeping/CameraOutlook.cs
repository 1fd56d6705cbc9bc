using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>One camera as the forecast sees it.</summary>
/// <param name="BytesPerDay">What is added to it in a day; null when that is not known, 0 when nothing is.</param>
/// <param name="Days">Days its recordings are kept at most.</param>
/// <param name="MaxBytes">Bytes they may take; null for no limit.</param>
/// <param name="KeptBytes">What of them is kept whatever its age.</param>
public sealed record CameraOutlook(CameraId Id, double? BytesPerDay, double Days, double? MaxBytes = null, double KeptBytes = 0)
{
    public static CameraOutlook Of(StoredCamera camera, int retentionDays) => new(
        camera.Id,
        camera.IsRecorded ? camera.BytesPerDay : 0,
        camera.RetentionDays ?? retentionDays,
        camera.MaxGigabytes * RetentionRules.Gigabyte,
        camera.KeptBytes);
}
