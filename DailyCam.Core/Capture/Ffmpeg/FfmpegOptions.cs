using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Capture.Ffmpeg;

/// <summary>Where FFmpeg's programs are.</summary>
public sealed class FfmpegOptions
{
    public const string Section = "DailyCam:Ffmpeg";

    /// <summary>Name (looked up in PATH) or path of <c>ffmpeg</c>. Default: <c>ffmpeg</c>.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>Name (looked up in PATH) or path of <c>ffprobe</c>. Default: <c>ffprobe</c>.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";
}
