using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>One request that left the house. What it cost and the provider's own words are for administrators; for others they are null.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="Camera">Null for a question over stored facts.</param>
/// <param name="From">Of the footage.</param>
/// <param name="Seconds">Of footage.</param>
/// <param name="Bytes">Of footage, before it is packed for the transport.</param>
/// <param name="MediaHash">SHA-256 of what was sent, in hex.</param>
/// <param name="Text">How it ended, in the caller's language.</param>
/// <param name="Cost">What counts against the budget.</param>
/// <param name="CostIsMoreThanReserved">True when it cost more than was set aside for it: the estimate is too low for this model.</param>
/// <param name="CostIsKnown">False when the provider did not say what it counted: then the cost is what was set aside for it.</param>
internal sealed record LedgerAnswer(
    string Id,
    DateTimeOffset At,
    DateTimeOffset? EndedAt,
    CameraId? Camera,
    ArchiveSegmentId? Segment,
    string Analyzer,
    string Model,
    LedgerPurpose Purpose,
    string PromptVersion,
    DateTimeOffset? From,
    DateTimeOffset? To,
    double? Seconds,
    long Bytes,
    bool WithSound,
    string? MediaHash,
    LedgerOutcome Outcome,
    string Text,
    int? Status,
    string? FinishReason,
    long? LatencyMilliseconds,
    long? InputTokens,
    long? CachedTokens,
    long? OutputTokens,
    decimal? Cost,
    bool? CostIsKnown,
    bool? CostIsMoreThanReserved,
    string? Currency,
    string? Detail)
{
    private const decimal Million = 1_000_000;

    public static LedgerAnswer Of(LedgerRow row, bool withMoney, IStringLocalizer<SharedText> texts) => new(
        row.Id,
        row.SentAt,
        row.EndedAt,
        row.CameraId,
        row.SegmentId,
        row.Analyzer,
        row.Model,
        row.Purpose,
        row.PromptVersion,
        row.FromAt,
        row.ToAt,
        row.Seconds,
        row.Bytes,
        row.WithSound,
        row.MediaHash,
        row.Outcome,
        texts.Word(row.Outcome),
        row.Status,
        row.FinishReason,
        row.LatencyMilliseconds,
        row.InputTokens,
        row.CachedTokens,
        row.OutputTokens,
        withMoney ? row.Micros / Million : null,
        withMoney ? row.IsCostKnown : null,
        withMoney ? row.IsMoreThanReserved : null,
        withMoney ? row.Currency : null,
        withMoney ? row.Detail : null);
}
