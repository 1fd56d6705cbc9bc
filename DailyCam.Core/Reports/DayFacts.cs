using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>All facts of a day. A report and every answer follow from these and from nothing else.</summary>
public sealed record DayFacts
{
    public required DateOnly Date { get; init; }

    /// <summary>The date in the reader's zone, UTC.</summary>
    public required Stretch Day { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    /// <summary>All cameras, or the one that was asked about.</summary>
    public required IReadOnlyList<CameraFacts> Cameras { get; init; }

    /// <summary>What the family calls the child; it may stand in a question.</summary>
    public string? ChildName { get; init; }

    /// <summary>1 to 11 by the table of age stages; null when no birth date is set.</summary>
    public int? AgeStage { get; init; }

    /// <summary>The days up to and without this one, oldest first.</summary>
    public IReadOnlyList<TrendDay> Before { get; init; } = [];

    /// <summary>What counts: everything but false alarms, in order of time.</summary>
    public IEnumerable<Incident> Incidents => Cameras.SelectMany(static camera => camera.Incidents)
        .Where(static incident => incident.Review != ReviewState.FalseAlarm)
        .OrderBy(static incident => incident.StartAt).ThenBy(static incident => incident.Id.Value, StringComparer.Ordinal);

    /// <summary>What a model examined, in order of time.</summary>
    public IEnumerable<ExaminedSegment> Examined => Cameras.SelectMany(static camera => camera.Examined).OrderBy(static segment => segment.StartAt);
}
