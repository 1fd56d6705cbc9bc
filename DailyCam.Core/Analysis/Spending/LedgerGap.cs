namespace DailyCam.Core.Analysis.Spending;

/// <summary>A time of which requests may be missing in the ledger, because an older database took the place of the one in which they stood. Never taken away.</summary>
public sealed class LedgerGap
{
    public long Id { get; init; }

    /// <summary>The last moment that the older database knows of; null when it knew nothing.</summary>
    public DateTimeOffset? FromAt { get; init; }

    /// <summary>When it took its place.</summary>
    public required DateTimeOffset ToAt { get; init; }
}
