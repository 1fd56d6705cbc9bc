using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Capture;

/// <summary>How capture behaves when cameras do not.</summary>
public sealed class CaptureOptions
{
    public const string Section = "DailyCam:Capture";

    /// <summary>Without a fragment for this long the attempt is over and another begins. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan FrameTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the frame time-out is looked at. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long FFmpeg may take to say goodbye to the camera before it is killed. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Good frames for this long set the back-off to its first step again. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the demo camera's room stays empty between two walks of its child, after the first ten minutes in which it comes each minute. Default 14 min: a danger zone that is left in it makes four incidents an hour, not a hundred and sixty.</summary>
    [Range(typeof(TimeSpan), "00:00:06", "01:00:00")]
    public TimeSpan DemoPause { get; set; } = TimeSpan.FromMinutes(14);
}
