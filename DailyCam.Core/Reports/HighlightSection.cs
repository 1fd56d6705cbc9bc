using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>Three to five moments worth keeping: development first, then safety; lively minutes only to fill up to three. Fewer when there is nothing to show. Pure.</summary>
internal static class HighlightSection
{
    private const int Most = 5;
    private const int Least = 3;

    /// <summary>One sees how it came about, and how it went on.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestClip = TimeSpan.FromSeconds(60);

    /// <summary>Closer than this, two moments of a camera are the same clip.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Highlight> Build(DayFacts facts, DayMinutes minutes, SentenceGate gate)
    {
        var chosen = new List<Highlight>();
        Take(chosen, Seen(facts), Most, gate);
        Take(chosen, Safety(facts), Most, gate);
        Take(chosen, Lively(minutes), Least, gate);
        return chosen;
    }

    private static void Take(List<Highlight> chosen, IEnumerable<Highlight> candidates, int most, SentenceGate gate)
    {
        foreach (var candidate in candidates)
        {
            if (chosen.Count >= most)
            {
                return;
            }

            if (!chosen.Exists(one => one.Camera == candidate.Camera && (one.Clip.FromAt - candidate.Clip.FromAt).Duration() < Apart) && gate.Passes(candidate.Sentence))
            {
                chosen.Add(candidate);
            }
        }
    }

    /// <summary>What the model called worth keeping comes first, an area of development before a plain moment; unmarked steps of development last.</summary>
    private static IEnumerable<Highlight> Seen(DayFacts facts) => SeenObservation.Of(facts)
        .Where(static one => one.Observation.IsHighlight || one.Observation.Area is not null)
        .OrderByDescending(static one => one.Observation is { IsHighlight: true, Area: not null })
        .ThenByDescending(static one => one.Observation.IsHighlight)
        .ThenBy(static one => one.StartAt)
        .Select(static one => new Highlight(
            one.Observation.Area is null ? HighlightKind.Moment : HighlightKind.Development, one.Segment.Camera, Clip(one.Stretch), DevelopmentSection.SentenceOf(one)));

    private static IEnumerable<Highlight> Safety(DayFacts facts) => facts.Incidents
        .Where(static incident => incident.Severity != Severity.Advice)
        .OrderBy(static incident => incident.Severity)
        .ThenBy(static incident => incident.Verification == IncidentVerification.Unverified)
        .ThenByDescending(static incident => incident.Confidence)
        .ThenBy(static incident => incident.StartAt)
        .Select(static incident => new Highlight(
            HighlightKind.Safety, incident.CameraId, Clip(new Stretch(incident.EvidenceAt, incident.EndAt is { } end && end > incident.EvidenceAt ? end : incident.EvidenceAt)),
            IncidentSection.SentenceOf(incident)));

    private static IEnumerable<Highlight> Lively(DayMinutes minutes) => minutes.Range(0, minutes.Count)
        .Where(minute => minutes.Point(minute) is { People: > 0, Motion: > 0 })
        .OrderByDescending(minute => minutes.Point(minute)!.Motion)
        .Select(minute => Lively(minutes, minute, minutes.CameraOf(minute)));

    private static Highlight Lively(DayMinutes minutes, int minute, CameraId camera) => new(
        HighlightKind.Lively, camera, new Stretch(minutes.At(minute), minutes.At(minute + 1)),
        CitedSentence.Of("Highlight.Lively", minutes.ActivityOf(minute), new MinuteOfDay(minutes.At(minute))));

    private static Stretch Clip(Stretch moment)
    {
        var (from, to) = (moment.FromAt - Around, moment.ToAt + Around);
        return new Stretch(from, to - from > LongestClip ? from + LongestClip : to);
    }
}
