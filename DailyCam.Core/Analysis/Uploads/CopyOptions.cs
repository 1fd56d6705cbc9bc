using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>How the copies are made that may leave the house: as little picture as a model needs.</summary>
public sealed class CopyOptions
{
    public const string Section = "DailyCam:Analysis:Copies";

    /// <summary>Height in pixels at most. Default: 480.</summary>
    [Range(120, 1080)]
    public int Height { get; set; } = 480;

    /// <summary>Pictures a second of a whole segment. Default: 1, which is what models sample.</summary>
    [Range(0.05, 24.0)]
    public double Fps { get; set; } = 1;

    /// <summary>Pictures at most for a model that takes pictures instead of a video; a longer stretch is sampled more rarely. Default: 60.</summary>
    [Range(1, 1000)]
    public int MaxPictures { get; set; } = 60;

    /// <summary>Quality of a video: x264's constant rate factor, lower is better and larger. Default: 28.</summary>
    [Range(10, 45)]
    public int VideoQuality { get; set; } = 28;

    /// <summary>Quality of a picture: 2 is best and largest, 31 worst. Default: 5.</summary>
    [Range(2, 31)]
    public int PictureQuality { get; set; } = 5;

    /// <summary>Largest copy in megabytes of 1,000,000 bytes. Default: 14, which stays below the 20 MB that Gemini takes in one request when it is written in base64. A larger copy is made once more at a lower quality, and not sent when that is too large as well.</summary>
    [Range(0.05, 70.0)]
    public double MaxMegabytes { get; set; } = 14;

    /// <summary>How long the making of one copy may take; it runs at low priority beside the recording. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "02:00:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(10);
}
