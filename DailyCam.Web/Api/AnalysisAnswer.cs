using DailyCam.Core.Analysis;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>One analyzer's examination of a segment.</summary>
/// <param name="Text">Why it has no answer, or what it saw, in the caller's language.</param>
/// <param name="Model">As its provider names it; null for local vision.</param>
/// <param name="SchemaVersion">Of the schema that the answer was held against.</param>
/// <param name="CostMicros">Of the answer, in millionths of the budget's currency; for administrators only.</param>
/// <param name="Dropped">Claims and observations of the answer that had no time in the segment or did not fit the schema.</param>
/// <param name="Rejected">Claims that a second look did not see.</param>
internal sealed record AnalysisAnswer(
    string Analyzer,
    string PromptVersion,
    AnalysisState State,
    string? Reason,
    string Text,
    string? Model,
    string? SchemaVersion,
    long? InputTokens,
    long? OutputTokens,
    long? CostMicros,
    long? LatencyMilliseconds,
    string? FinishReason,
    int Dropped,
    int Rejected,
    int Attempts,
    DateTimeOffset QueuedAt,
    DateTimeOffset? FinishedAt)
{
    public static AnalysisAnswer Of(SegmentAnalysis row, bool withMoney, IStringLocalizer<SharedText> texts) => new(
        row.Analyzer,
        row.PromptVersion,
        row.State,
        row.Reason,
        SegmentSummary.Of(row, texts),
        row.Model,
        row.SchemaVersion,
        row.InputTokens,
        row.OutputTokens,
        withMoney ? row.CostMicros : null,
        row.LatencyMilliseconds,
        row.FinishReason,
        row.Dropped,
        row.Findings?.Fates.Count(static fate => fate.Verification == IncidentVerification.Rejected) ?? 0,
        row.Attempts,
        row.QueuedAt,
        row.FinishedAt);
}
