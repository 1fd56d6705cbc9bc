namespace DailyCam.Core.Analysis.Asking;

/// <summary>What came of one request.</summary>
public sealed record ModelReply
{
    public required ModelOutcome Outcome { get; init; }

    /// <summary>The answer's text, when there is one; code fences around it are already taken off.</summary>
    public string? Text { get; init; }

    /// <summary>Null when the provider did not say.</summary>
    public ModelUsage? Usage { get; init; }

    /// <summary>How long the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>True when it is certain that the provider never got the request (the name does not resolve, nobody takes the connection): then it costs nothing.</summary>
    public bool NeverArrived { get; init; }

    /// <summary>As the provider named it: STOP, MAX_TOKENS, SAFETY, length, content_filter …</summary>
    public string? FinishReason { get; init; }

    /// <summary>The provider's own words for the administrator, without secrets, at most <see cref="MaxDetailLength"/> characters.</summary>
    public string? Detail { get; init; }

    public const int MaxDetailLength = 500;
}
