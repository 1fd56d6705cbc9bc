using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Frames;

/// <summary>Pictures decoded for local vision.</summary>
public sealed class FramesOptions
{
    public const string Section = "DailyCam:Frames";

    /// <summary>Pictures a second of each camera that vision gets, 1 to 15. Default: 5, which sees a toddler's step and costs a twentieth of a core.</summary>
    [Range(1, 15)]
    public int Fps { get; set; } = 5;

    /// <summary>Width of those pictures in pixels, 160 to 1920; the height follows the camera's aspect. Default: 640. Smaller cameras are not enlarged.</summary>
    [Range(160, 1920)]
    public int Width { get; set; } = 640;

    /// <summary>How long a decoder may take nothing, or give no picture for what it took, before it is killed and started again. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:02:00")]
    public TimeSpan HangTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Fragments that may wait for a decoder, 4 to 240. Default: 24 (12 s of half-second fragments): past that vision would look at the past, so the rest is skipped up to a key frame.</summary>
    [Range(4, 240)]
    public int QueuedFragments { get; set; } = 24;

    /// <summary>Whether it is measured how loud cameras with sound are, second by second, while local vision looks at them. Default: true. Numbers are kept, never sound.</summary>
    public bool MeasureLoudness { get; set; } = true;

    /// <summary>How long making one JPEG may take. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan PictureTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
