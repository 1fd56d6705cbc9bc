using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>What a second look is asked about. Seconds are relative to the clip that is shown.</summary>
public sealed record VerifyFacts
{
    /// <summary>Whole seconds of the clip.</summary>
    public required int Seconds { get; init; }

    public required double FromSecond { get; init; }

    public required double ToSecond { get; init; }

    /// <summary>The claim in English, as the first look put it.</summary>
    public required string What { get; init; }

    public required IncidentCategory Category { get; init; }

    /// <summary>Where in the home the camera looks; null when the family did not say.</summary>
    public string? Place { get; init; }

    public CameraMounting Mounting { get; init; }
}
