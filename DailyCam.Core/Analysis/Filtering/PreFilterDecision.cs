namespace DailyCam.Core.Analysis.Filtering;

/// <summary>What the filter says of a segment, and why.</summary>
public sealed record PreFilterDecision(PreFilterVerdict Verdict, PreFilterReason Reason)
{
    /// <summary>Whether a model may be asked.</summary>
    public bool Sends => Verdict != PreFilterVerdict.Withhold;
}
