namespace DailyCam.Core.Analysis.Asking;

/// <summary>Tokens as the provider counted them.</summary>
/// <param name="Input">Prompt with media.</param>
/// <param name="Output">Answer and thinking together: both are billed as output.</param>
/// <param name="Cached">Part of <paramref name="Input"/> that was billed at the cache price.</param>
public sealed record ModelUsage(long Input, long Output, long Cached = 0);
