using DailyCam.Core.Timeline;

namespace DailyCam.Core.Incidents;

/// <summary>The stretch of a recording that shows an incident.</summary>
public static class IncidentClip
{
    /// <summary>It begins this long before the evidence second: one sees how it came about.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromSeconds(5);

    /// <summary>And ends this long after the incident.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(10);

    public static Stretch Of(Incident incident) => new(incident.EvidenceAt - Before, EndOf(incident) + After);

    /// <summary>The last moment that is known of it.</summary>
    internal static DateTimeOffset EndOf(Incident incident) => incident.EndAt is { } end && end > incident.EvidenceAt ? end : incident.EvidenceAt;
}
