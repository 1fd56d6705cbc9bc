using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis;

/// <summary>Which archive segments are examined, and when something may be said of them.</summary>
public sealed class AnalysisOptions
{
    public const string Section = "DailyCam:Analysis";

    /// <summary>Shorter archive segments are skipped with that reason. Default: 20 s.</summary>
    [Range(0, 3600)]
    public int MinimumSegmentSeconds { get; set; } = 20;

    /// <summary>Smaller archive segments are skipped with that reason, in megabytes of 1,000,000 bytes. Default: 0, no floor.</summary>
    [Range(0, 100_000)]
    public double MinimumSegmentMegabytes { get; set; }

    /// <summary>Wait between the close of a segment and its examination, so that the last minute of its activity is written. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RegisterDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of a segment's seconds (0 to 1) that local vision must have looked at before anything is said of it. Default: 0.5.</summary>
    [Range(0.0, 1.0)]
    public double MinimumWatchedShare { get; set; } = 0.5;

    /// <summary>Motion (0 to 1) from which a second counts as active. Default: 0.01, a hundredth of the picture.</summary>
    [Range(0.0, 1.0)]
    public double ActiveMotion { get; set; } = 0.01;

    /// <summary>
    /// Share (0 to 1) of a day's recorded minutes that must have been looked at before the day gets a safety score; what still waits is not counted. Default: 0.5, the same half that is asked of a
    /// minute and of a segment. 0 asks for a single minute.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinimumCoverage { get; set; } = 0.5;

    /// <summary>How often closed segments without an analysis are looked for. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);
}
