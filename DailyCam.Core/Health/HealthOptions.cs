using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Health;

/// <summary>How DailyCam watches over itself.</summary>
public sealed class HealthOptions
{
    public const string Section = "DailyCam:Health";

    /// <summary>How often it is noted that DailyCam is alive; after a crash the gap on the timeline begins at most this late. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);
}
