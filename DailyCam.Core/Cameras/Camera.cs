using DailyCam.Core.Analysis;

namespace DailyCam.Core.Cameras;

/// <summary>A camera as the family wants it: a row. What runs for it is a capture session, what is seen of that a <c>CaptureStatus</c>.</summary>
public sealed class Camera
{
    public const int MaxNameLength = 80;

    public CameraId Id { get; init; } = CameraId.New();

    /// <summary>The family's name for it, 1 to <see cref="MaxNameLength"/> characters, one line, in any script.</summary>
    public required string Name { get; set; }

    public required CameraSource Source { get; set; }

    /// <summary>Whether the camera watches at all. Off is a privacy choice and is shown as such on the timeline.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Whether it writes to the archive.</summary>
    public bool Recording { get; set; } = true;

    /// <summary>Whether local vision looks at it.</summary>
    public bool Detection { get; set; } = true;

    /// <summary>Whether closed archive segments are examined.</summary>
    public bool Analysis { get; set; } = true;

    /// <summary>Who examines them, by the names of <see cref="AnalyzerNames"/>: each gets what those before it left open. What leaves the house needs consent besides.</summary>
    public IReadOnlyList<string> Analyzers { get; set; } = AnalyzerNames.OnlyLocal;

    /// <summary>Days its recordings are kept; null follows <c>DailyCam:Archive:RetentionDays</c>.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>Most its recordings may take in gigabytes; null for no limit of its own.</summary>
    public double? MaxGigabytes { get; set; }

    public CameraMounting Mounting { get; set; } = CameraMounting.High;

    /// <summary>Where in the home it looks (거실, kitchen …), for texts only.</summary>
    public string? Location { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<Zone> Zones { get; init; } = [];
}
