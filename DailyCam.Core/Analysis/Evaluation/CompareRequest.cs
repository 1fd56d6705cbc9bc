using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What is to be compared.</summary>
public sealed record CompareRequest
{
    /// <summary>Archive segments that end after this.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>And begin before this.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Null for all cameras.</summary>
    public CameraId? Camera { get; init; }

    /// <summary>Most segments, the oldest first.</summary>
    public int Limit { get; init; } = 50;

    public required ComparedSide Left { get; init; }

    public required ComparedSide Right { get; init; }

    /// <summary>Whether a model is asked about what it has not answered, for money and under consent.</summary>
    public bool Asks { get; init; }
}
