using DailyCam.Core.Cameras;
using DailyCam.Core.Family;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>What is known before the model looks; all of it goes into the prompt.</summary>
public sealed record PromptFacts
{
    /// <summary>Local date and time of the segment's first picture, in the family's zone.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Whole seconds of footage shown.</summary>
    public required int Seconds { get; init; }

    /// <summary>1 to 11 by the domain's table; null when no birth date is set.</summary>
    public int? AgeStage { get; init; }

    public int? AgeMonths { get; init; }

    /// <summary>Where in the home the camera looks; null when the family did not say.</summary>
    public string? Place { get; init; }

    public CameraMounting Mounting { get; init; }

    /// <summary>The camera's zones: danger zones are told with name and corners, masks only as areas that were painted black.</summary>
    public IReadOnlyList<Zone> Zones { get; init; } = [];

    /// <summary>Most people at once per stretch, in order of time.</summary>
    public IReadOnlyList<PeopleStretch> People { get; init; } = [];

    /// <summary>Incidents that local vision found, by their second and words.</summary>
    public IReadOnlyList<KnownIncident> Known { get; init; } = [];

    /// <summary>What the family said of its home.</summary>
    public HomeFacts Home { get; init; } = HomeFacts.Nothing;

    public bool HasSound { get; init; }
}
