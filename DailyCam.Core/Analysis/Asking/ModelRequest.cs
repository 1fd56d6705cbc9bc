namespace DailyCam.Core.Analysis.Asking;

/// <summary>One question to a model.</summary>
public sealed record ModelRequest
{
    /// <summary>The ledger row of this request; sent along as a label or header where the provider has room for one, so that both sides' records can be compared.</summary>
    public required string Id { get; init; }

    /// <summary>Model id as the provider names it.</summary>
    public required string Model { get; init; }

    /// <summary>The system instruction.</summary>
    public required string System { get; init; }

    /// <summary>The question, after the media.</summary>
    public required string Text { get; init; }

    public required ModelMedia Media { get; init; }

    /// <summary>JSON schema (the subset that both providers know) of the answer.</summary>
    public required string Schema { get; init; }

    /// <summary>Most tokens of the answer, thinking included.</summary>
    public required int MaxOutputTokens { get; init; }
}
