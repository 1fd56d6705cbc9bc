namespace DailyCam.Core.Analysis.Examination;

/// <summary>All that <see cref="ExaminationPlan"/> decides by.</summary>
internal sealed record PlanInput
{
    /// <summary>The camera's analyzers in their order.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>Where local vision's own examination stands; null while it has no row.</summary>
    public required AnalysisState? Local { get; init; }

    /// <summary>State by analyzer of those that were asked with the present prompt.</summary>
    public required IReadOnlyDictionary<string, AnalysisState> Rows { get; init; }

    /// <summary>The analyzers that the family lets see this segment: consent stands, and stood when the footage began.</summary>
    public required IReadOnlySet<string> Allowed { get; init; }

    /// <summary>What the local filter says, the random share included.</summary>
    public required bool IsWorthSending { get; init; }
}
