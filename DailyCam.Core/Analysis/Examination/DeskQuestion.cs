using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>A question about a stretch of footage.</summary>
internal sealed record DeskQuestion
{
    public required LedgerPurpose Purpose { get; init; }

    /// <summary>What makes its paid answer findable again.</summary>
    public required string WorkKey { get; init; }

    public required DateTimeOffset FromAt { get; init; }

    public required DateTimeOffset ToAt { get; init; }

    /// <summary>The model that is asked and no other; null for the one of the settings.</summary>
    public string? Model { get; init; }

    /// <summary>Pictures a second; null as the settings say.</summary>
    public double? Fps { get; init; }

    /// <summary>Whether there is something in it that is looked at even when little of the budget is left.</summary>
    public required bool IsDoubtful { get; init; }

    /// <summary>Whether the cheaper model is good enough for it, where there is one.</summary>
    public bool PrefersCheaper { get; init; }

    public required int MaxOutputTokens { get; init; }

    /// <summary>Makes the text, knowing whether there is sound.</summary>
    public required Func<bool, RenderedPrompt> Render { get; init; }
}
