using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Data;

/// <summary>Where things lie and what this node does.</summary>
public sealed class DailyCamOptions
{
    public const string Section = "DailyCam";

    /// <summary>Folder of databases, keys, exports, evidence and uploads. Default: <c>data</c> below the working directory.</summary>
    [Required]
    public string DataPath { get; set; } = "data";

    /// <summary>Folder of the archive, which may be another disk. Default (empty): <c>archive</c> inside <see cref="DataPath"/>.</summary>
    public string ArchivePath { get; set; } = string.Empty;

    /// <summary><c>all</c>, <c>web</c> or <c>worker</c>. Default: all. In this version every node does everything, whatever this says. (<c>--role vision</c> is not a node: it is the vision child process.)</summary>
    [RegularExpression("all|web|worker", ErrorMessage = "must be all, web or worker")]
    public string Role { get; set; } = "all";
}
