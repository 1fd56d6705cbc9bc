namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>The same thing, found by both.</summary>
public sealed record FindingPair(Finding Left, Finding Right)
{
    /// <summary>By how much their moments miss each other; 0 or more.</summary>
    public TimeSpan Apart => (Left.At - Right.At).Duration();
}
