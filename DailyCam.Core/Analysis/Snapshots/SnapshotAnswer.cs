using System.Text.Json;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Holds a model's text about a picture against the schema once more. A grade without what was seen, or in a word that is not offered, is no answer. Pure, and never throws.</summary>
public static class SnapshotAnswer
{
    /// <param name="text">As the model wrote it; anything at all.</param>
    public static SnapshotReading Read(string? text)
    {
        var (document, defect) = AnswerFields.Parse(text);
        if (document is null)
        {
            return SnapshotReading.Malformed(defect!.Value);
        }

        using (document)
        {
            return Read(document.RootElement) is { } findings ? SnapshotReading.Of(findings) : SnapshotReading.Malformed(AnswerDefect.WrongShape);
        }
    }

    private static SnapshotFindings? Read(JsonElement answer)
    {
        if (answer.CutWords("observation", AnswerLimits.MostObservation) is not { } observation
            || answer.Member("grade") is not { ValueKind: JsonValueKind.String } || !answer.TryWord("grade", SnapshotGrade.CannotTell, out var grade)
            || !answer.TryWord("adultPresent", Seen.CannotTell, out var adult)
            || !answer.TryWord("safetyDevice", Seen.CannotTell, out var device)
            || !answer.TryWord("category", IncidentCategory.Other, out var category))
        {
            return null;
        }

        return new SnapshotFindings
        {
            Observation = observation,
            Grade = grade,
            AdultPresent = adult,
            SafetyDevice = device,
            Category = category,
            Certainty = Certainty(answer),
            Title = answer.CutWords("title", AnswerLimits.MostTitle),
            Advice = answer.CutWords("advice", AnswerLimits.MostObservation),
        };
    }

    /// <summary>0 when the model did not say, or said what is no share: a grade is not lost over it.</summary>
    private static double Certainty(JsonElement answer) => answer.Decimal("certainty") is { } share and >= 0 and <= 1 ? share : 0;
}
