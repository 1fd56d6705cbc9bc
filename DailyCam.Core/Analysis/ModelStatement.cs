using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis;

/// <summary>What a model said of an incident: who, when, how sure, and whether a second look saw it too.</summary>
public sealed record ModelStatement
{
    /// <summary>One of <see cref="AnalyzerNames"/>.</summary>
    public required string Analyzer { get; init; }

    /// <summary>As its provider names it; null when nobody noted it.</summary>
    public string? Model { get; init; }

    /// <summary>When the answer was stored, or of a single picture when that was taken; null while a new answer is owed.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    public required IncidentVerification Verification { get; init; }

    /// <summary>0 to 1 as the model put it; never shown as a figure.</summary>
    public required double Certainty { get; init; }

    /// <summary>Whether it saw one picture only, and no video.</summary>
    public bool IsOfOnePicture { get; init; }

    /// <summary>The model of the second look that was answered; null when there was none.</summary>
    public string? SecondModel { get; init; }

    public DateTimeOffset? SecondAt { get; init; }
}
