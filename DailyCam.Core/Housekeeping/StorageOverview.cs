using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>What the archive's disk holds, as it was read last.</summary>
public sealed record StorageOverview
{
    public required IReadOnlyList<StoredCamera> Cameras { get; init; }

    /// <summary>Null when the disk could not be asked yet.</summary>
    public DiskReading? Disk { get; init; }

    /// <summary>Finished exports on the archive's disk; those that lie on another one are left out.</summary>
    public long ExportBytes { get; init; }

    /// <summary>Days kept unless a camera says otherwise.</summary>
    public int RetentionDays { get; init; }

    /// <summary>Room that is kept free by deleting.</summary>
    public long MinimumFreeBytes { get; init; }

    /// <summary>Room that deleting could not make.</summary>
    public long MissingBytes { get; init; }

    public long ArchiveBytes => Cameras.Sum(static camera => camera.Bytes);

    /// <summary>What is neither ours nor free: other programs' files, the databases, the file system's own.</summary>
    public long OtherBytes => Disk is { } disk ? Math.Max(0, disk.TotalBytes - disk.FreeBytes - ArchiveBytes - ExportBytes) : 0;

    /// <summary>The forecast for the present rules.</summary>
    public StorageForecast Forecast() => StorageForecast.Of(new StorageOutlook
    {
        Cameras = [.. Cameras.Select(camera => CameraOutlook.Of(camera, RetentionDays))],
        RoomBytes = Disk is { } disk ? ArchiveBytes + disk.FreeBytes - MinimumFreeBytes : null,
    });

    /// <summary>The same with one camera's rules changed, before anything is saved.</summary>
    public StorageForecast Forecast(CameraId camera, int? retentionDays, double? maxGigabytes) =>
        (this with { Cameras = [.. Cameras.Select(stored => stored.Id == camera ? stored with { RetentionDays = retentionDays, MaxGigabytes = maxGigabytes } : stored)] }).Forecast();
}
