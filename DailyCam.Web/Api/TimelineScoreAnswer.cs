using DailyCam.Core.Analysis;

namespace DailyCam.Web.Api;

/// <summary>The day's safety score.</summary>
/// <param name="Value">Null when nothing was watched, or too little to say anything.</param>
internal sealed record TimelineScoreAnswer(int? Value, IReadOnlyList<SafetyDeduction> Deductions)
{
    public static TimelineScoreAnswer Of(SafetyScore score) => new(score.Value, score.Deductions);
}
