using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Data;

/// <summary>How the databases are kept safe.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "DailyCam:Database";

    /// <summary>Folder of the nightly backups; another disk is better. Default (empty): <c>backups</c> inside the data folder.</summary>
    public string BackupPath { get; set; } = string.Empty;

    /// <summary>Time of night of the backup, in the time zone of this computer. Default: 03:30, when a home sleeps.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan BackupAt { get; set; } = new(3, 30, 0);

    /// <summary>Backups that are kept; the oldest go first. Default: 7. 0 makes none.</summary>
    [Range(0, 1000)]
    public int KeepBackups { get; set; } = 7;

    /// <summary>Space held back in the data folder for the databases, in megabytes, and given free when the disk is full. Default: 64. 0 holds none.</summary>
    [Range(0, 100_000)]
    public int BallastMegabytes { get; set; } = 64;

    /// <summary>What the start waits for the check of <c>app.db</c>; a larger database is checked to its end while cameras already run. Default: 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StartCheckLimit { get; set; } = TimeSpan.FromSeconds(3);
}
