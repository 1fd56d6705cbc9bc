using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Periods;

/// <summary>A day's facts with what every section of a period asks of them.</summary>
internal sealed class DaySheet(DayFacts facts)
{
    public DayFacts Facts => facts;

    public DayMinutes Minutes { get; } = new(facts);

    /// <summary>Without false alarms, in order of time.</summary>
    public IReadOnlyList<Incident> Incidents { get; } = [.. facts.Incidents];

    public SentenceGate Gate { get; } = new(new EvidenceIndex(facts));
}
