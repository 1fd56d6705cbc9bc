using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Archive;

/// <summary>Links that show one clip to somebody without an account.</summary>
public sealed class ShareOptions
{
    public const string Section = "DailyCam:Sharing";

    /// <summary>
    /// The longest time a link may work. Whoever has it sees the clip, and nobody gets it back out of the chats it was passed on in: in a week everybody it was meant for has seen it. Default: 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan LongestLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Days it is remembered who shared what with how many openings, from the moment the link stopped working. Default: 30.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
