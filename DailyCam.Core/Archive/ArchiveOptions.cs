using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Archive;

/// <summary>How recordings are cut, kept safe and deleted.</summary>
public sealed class ArchiveOptions
{
    public const string Section = "DailyCam:Archive";

    /// <summary>Length of an archive segment; files are cut on multiples of it on the UTC clock, at the next key frame. Default: ten minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan SegmentLength { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the file being written is forced to the disk: what a power cut costs, beside the half second that is in the making. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan SyncInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Media kept in memory per camera while the disk does not take it; beyond it the oldest key-frame groups are dropped. Default: 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan QueueLength { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Memory that may take per camera, whatever its bit rate. Default: 128 MB, two minutes at 8 Mbit/s.</summary>
    [Range(1, 4096)]
    public int QueueMegabytes { get; set; } = 128;

    /// <summary>Distance of wall clock and media time at which a new file is begun, because one start time no longer describes the file. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan MaxDrift { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Days recordings are kept, unless the camera says otherwise. Default: 7.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 7;

    /// <summary>Free space kept on the archive's disk by deleting the oldest recordings, in gigabytes. Default: 2.</summary>
    [Range(0, 100_000)]
    public double MinimumFreeGigabytes { get; set; } = 2;

    /// <summary>Free space below which nothing more is written, in megabytes: the database may share the disk, and it must not fail with the archive. Default: 64.</summary>
    [Range(0, 100_000)]
    public int ReserveMegabytes { get; set; } = 64;

    /// <summary>Free space needed to begin recording, in megabytes: a disk at its reserve would take a second and refuse again. Default: 1024.</summary>
    [Range(0, 100_000)]
    public int StartMegabytes { get; set; } = 1024;

    /// <summary>How often retention looks. Default: 30 s, so that a full disk records again within that time and what it takes to delete.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromSeconds(30);
}
