namespace DailyCam.Core.Incidents;

/// <summary>How bad, worst first; this order is the order of colours, lists, filters and alerts everywhere.</summary>
public enum Severity
{
    /// <summary>사고: it happened.</summary>
    Accident = 1,

    /// <summary>위험: about to happen, or an adult stepped in at the last moment.</summary>
    Danger = 2,

    /// <summary>주의: the child goes to a hazard or reaches for it.</summary>
    Caution = 3,

    /// <summary>권장: no immediate risk.</summary>
    Advice = 4,
}
