using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Housekeeping;

/// <summary>How long it is remembered what was deleted.</summary>
public sealed class HousekeepingOptions
{
    public const string Section = "DailyCam:Housekeeping";

    /// <summary>Days it is remembered which recordings were deleted and why; after them the timeline only says that there is no recording. Default: 90.</summary>
    [Range(1, 3650)]
    public int KeepDeletionsDays { get; set; } = 90;
}
