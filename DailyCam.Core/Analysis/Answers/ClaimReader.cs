using System.Text.Json;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>
/// Reads one claimed incident. Pure; null for a claim that has no time inside the clip, contradicts itself, or does not fit the schema. What can be mended without guessing (words that are too long, a
/// certainty on another scale) costs no claim: it may be an accident.
/// </summary>
internal static class ClaimReader
{
    private const double Percent = 100;

    public static Claim? Read(JsonElement item, double seconds)
    {
        if (!item.TryTimes(seconds, out var start, out var end)
            || item.Decimal("evidenceSecond") is not { } evidence || evidence < start || evidence > end
            || item.CutWords("title", AnswerLimits.MostTitle) is not { } title
            || item.CutWords("description", AnswerLimits.MostDescription) is not { } description)
        {
            return null;
        }

        return Graded(item) is { } graded
            ? graded with { StartSecond = start, EvidenceSecond = evidence, EndSecond = end, Title = title, Description = description, Certainty = Certainty(item), Place = Place(item) }
            : null;
    }

    /// <summary>The verdicts. A claim that does not say at all what came of it is none.</summary>
    private static Claim? Graded(JsonElement item)
    {
        if (!item.TryWord("outcome", default(ClaimOutcome), out var outcome) || outcome == default
            || !item.TryWord("category", IncidentCategory.Other, out var category)
            || !item.TryWord("safetyDevice", Seen.CannotTell, out var device)
            || !item.TryWord("adult", AdultResponse.CannotTell, out var adult))
        {
            return null;
        }

        return new Claim
        {
            StartSecond = 0,
            EvidenceSecond = 0,
            EndSecond = 0,
            Title = Nothing,
            Description = Nothing,
            Outcome = outcome,
            Category = category,
            SafetyDevice = device,
            Adult = adult,
        };
    }

    private static Bilingual Nothing { get; } = new(string.Empty, string.Empty);

    /// <summary>A number above 1 is read as a percentage; 0 when the model did not say, or said what is no share.</summary>
    private static double Certainty(JsonElement item) => item.Decimal("certainty") switch
    {
        { } share and >= 0 and <= 1 => share,
        { } percent and > 1 and <= Percent => percent / Percent,
        _ => 0,
    };

    /// <summary>Where it was is a help, not the claim: a place that cannot be used is no place.</summary>
    private static Bilingual? Place(JsonElement item) => item.Words("place", AnswerLimits.MostPlace);
}
