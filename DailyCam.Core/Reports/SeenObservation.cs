using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>An observation with the segment it was made in.</summary>
internal sealed record SeenObservation(ExaminedSegment Segment, Observation Observation)
{
    public DateTimeOffset StartAt => Segment.At(Observation.StartSecond);

    public Stretch Stretch => new(StartAt, Segment.At(Observation.EndSecond));

    public Citation Citation => Citation.Of(Segment, Observation.StartSecond);

    /// <summary>Every observation of the day that begins in it, in order of time. A segment may reach over midnight; what lies there belongs to the other day.</summary>
    public static IEnumerable<SeenObservation> Of(DayFacts facts) => facts.Examined
        .SelectMany(static segment => segment.Findings.Observations.Select(observation => new SeenObservation(segment, observation)))
        .Where(seen => seen.StartAt >= facts.Day.FromAt && seen.StartAt < facts.Day.ToAt)
        .OrderBy(static seen => seen.StartAt);
}
