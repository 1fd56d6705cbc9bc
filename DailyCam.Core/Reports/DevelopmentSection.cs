using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports;

/// <summary>Steps of development that a model saw, by area, each with its second. Pure.</summary>
internal static class DevelopmentSection
{
    public static ReportDevelopment Build(DayFacts facts, SentenceGate gate)
    {
        var seen = SeenObservation.Of(facts).Where(static one => one.Observation.Area is not null).ToLookup(static one => one.Observation.Area!.Value);
        return new ReportDevelopment(
            facts.Examined.Count(),
            [.. Enum.GetValues<DevelopmentArea>().Select(area => new AreaNotes(area, gate.Keep(seen[area].Select(SentenceOf))))]);
    }

    public static CitedSentence SentenceOf(SeenObservation seen) => CitedSentence.Of("Seen.At", seen.Citation, seen.StartAt, seen.Observation.Text);
}
