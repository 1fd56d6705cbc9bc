namespace DailyCam.Core.Analysis.Spending;

/// <summary>What a family should know before a camera's recordings go to a model.</summary>
public sealed record MonthPreview
{
    /// <summary>Null when the model has no price: then nobody can say, and nothing is sent either.</summary>
    public required MonthEstimate? Estimate { get; init; }

    public required ConfiguredModel Model { get; init; }

    public required ShareRange Sent { get; init; }

    /// <summary>Recordings of this camera that <see cref="Sent"/> was measured on; 0 when it is an assumption.</summary>
    public required int MeasuredSegments { get; init; }

    /// <summary>Hours a day that are recorded.</summary>
    public required double HoursPerDay { get; init; }

    /// <summary>Whether the price of a recording is what the last ones cost, and not made of the price list.</summary>
    public required bool IsCostMeasured { get; init; }

    public required long DayLimitMicros { get; init; }

    public required long MonthLimitMicros { get; init; }

    public required string Currency { get; init; }
}
