using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What the code made of an answer: as much of it as decides what a parent is told.</summary>
public sealed record FrozenReading
{
    /// <summary>Why it is no answer at all; null when it is one.</summary>
    public AnswerDefect? Defect { get; init; }

    /// <summary>Observations that were kept.</summary>
    public int Observations { get; init; }

    /// <summary>Claims and observations that were dropped.</summary>
    public int Dropped { get; init; }

    /// <summary>Claims that were kept, in the answer's order.</summary>
    public IReadOnlyList<FrozenClaim> Claims { get; init; } = [];

    /// <summary>What a second look said; null for an answer about a whole segment.</summary>
    public Seen? Seen { get; init; }

    /// <summary>Where the second look saw it, relative to its clip.</summary>
    public double? Second { get; init; }
}
