namespace DailyCam.Core.Incidents;

/// <summary>How sure something that found an incident was, in steps that have words. A figure would be read as a probability, which no model's confidence is.</summary>
public enum ConfidenceLevel
{
    Low = 1,
    Middle = 2,
    High = 3,
}
