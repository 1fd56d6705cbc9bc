using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Measures;

/// <summary>What is kept of the streams' quality, and when advice is given.</summary>
public sealed class MeasuresOptions
{
    public const string Section = "DailyCam:Measures";

    /// <summary>Minutes older than this are deleted; a camera's year takes about 40 MB. Default 30 days.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;

    /// <summary>Advice about a camera's settings is given when its cause held for this many whole minutes in a row. Default 5.</summary>
    [Range(1, 60)]
    public int AdviceAfterMinutes { get; set; } = 5;
}
