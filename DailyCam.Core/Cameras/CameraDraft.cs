using DailyCam.Core.Analysis;

namespace DailyCam.Core.Cameras;

/// <summary>What somebody asks a camera to be, before it was checked: any field may hold anything. <see cref="CameraValidation"/> decides.</summary>
public sealed record CameraDraft
{
    public string? Name { get; init; }

    public SourceDraft? Source { get; init; }

    public bool IsOn { get; init; } = true;

    public bool Recording { get; init; } = true;

    public bool Detection { get; init; } = true;

    public bool Analysis { get; init; } = true;

    /// <summary>Names of <see cref="AnalyzerNames"/> in the order in which they look.</summary>
    public IReadOnlyList<string> Analyzers { get; init; } = AnalyzerNames.OnlyLocal;

    /// <summary>Days; null follows the archive's setting.</summary>
    public int? RetentionDays { get; init; }

    public double? MaxGigabytes { get; init; }

    public CameraMounting Mounting { get; init; } = CameraMounting.High;

    public string? Location { get; init; }
}
