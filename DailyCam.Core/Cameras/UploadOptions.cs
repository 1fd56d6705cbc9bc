using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Cameras;

/// <summary>What uploads may cost.</summary>
public sealed class UploadOptions
{
    public const string Section = "DailyCam:Uploads";

    /// <summary>Largest file in gigabytes. Default 4: about two hours of a phone's 1080p.</summary>
    [Range(0.001, 1000)]
    public double MaxGigabytes { get; set; } = 4;

    /// <summary>Longest video in hours. Default 24: one day.</summary>
    [Range(1, 24 * 31)]
    public int MaxHours { get; set; } = 24;

    /// <summary>Uploads received at the same time; further ones are asked to wait. Default 2.</summary>
    [Range(1, 32)]
    public int MaxConcurrent { get; set; } = 2;

    /// <summary>Hours for which an upload that was interrupted can go on; then what arrived of it is deleted. Default 24: until this time tomorrow.</summary>
    [Range(1, 24 * 7)]
    public int UnfinishedHours { get; set; } = 24;

    /// <summary><see cref="MaxGigabytes"/> in bytes.</summary>
    public long MaxBytes => (long)(MaxGigabytes * 1_000_000_000);
}
