using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Live;

/// <summary>How live video is cut and how much of it waits in memory. Section <see cref="Section"/>.</summary>
public sealed class LiveOptions
{
    public const string Section = "DailyCam:Live";

    /// <summary>
    /// Length of a part, which bounds the latency of low-latency HLS, and of a fragment, which everything else is made of. Default 0.5 s (1.75 s from lens to page;
    /// 0.25 s parts gave 1.3 s). 0.1 to 2 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:02", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan PartDuration { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>A live segment ends at the first key frame once it is this long (5 % less is long enough). Default 2 s, 1 to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan SegmentLength { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Closed live segments a playlist names at most. Default 8 (16 s, about 5 MB at 2.5 Mbit/s), 4 to 60. When key frames stand far apart, fewer
    /// segments make up the same length, but never fewer than three.
    /// </summary>
    [Range(4, 60)]
    public int WindowSegments { get; set; } = 8;

    /// <summary>
    /// After so long without a fragment the window is dropped, so that a page opened during an outage is not shown old video as if it were live.
    /// Default 2 min (open players bridge shorter outages by themselves), 10 s to 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Least time between two snapshots decoded for one camera; whoever asks in between gets the same picture. Default 1 s, 0.2 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan SnapshotInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Viewers of the MJPEG fallback at the same time, all cameras together; one more is told to come back later. Default 8, 0 to 100.</summary>
    [Range(0, 100)]
    public int MaxMjpegViewers { get; set; } = 8;

    /// <summary>
    /// Viewers of the fast lane at the same time, all cameras together; one more watches low-latency HLS. Default 50, 0 to 1,000. 0 switches the fast lane off, and FFmpeg then writes whole parts,
    /// which costs it a little less.
    /// </summary>
    [Range(0, 1_000)]
    public int MaxFastLaneViewers { get; set; } = 50;
}
