using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>The day in a few sentences, for somebody who has ten seconds: how much was watched, what happened, how the child slept. Pure.</summary>
internal static class SummarySection
{
    public static IReadOnlyList<CitedSentence> Build(IReadOnlyList<Incident> incidents, ReportSleep sleep, DayMinutes minutes, SentenceGate gate)
    {
        var sentences = new List<CitedSentence?>();
        if (minutes.Count > 0)
        {
            var looks = minutes.Looks(0, minutes.Count);
            var (watched, passed) = (TimeSpan.FromMinutes(minutes.Watched), TimeSpan.FromMinutes(minutes.Count));
            sentences.Add(gate.Keep(minutes.Watched == 0 ? CitedSentence.Of("Summary.NotWatched", looks, passed) : CitedSentence.Of("Summary.Watched", looks, watched, passed)));
            sentences.Add(MostMissed(minutes) is { } most ? gate.Keep(most) : null);
            sentences.Add(gate.Keep(Happened(incidents, minutes)));
        }

        // A sentence of its own section, already judged.
        sentences.Add(sleep.Sentence);
        return [.. sentences.OfType<CitedSentence>()];
    }

    /// <summary>With several cameras "watched" is said of the home; who has ten seconds must not miss the room that was not.</summary>
    private static CitedSentence? MostMissed(DayMinutes minutes) =>
        minutes.IsOfSeveral && minutes.Watched > 0 && minutes.Cameras.MaxBy(static camera => camera.Missed) is { } most && most.Missed > minutes.Missed
            ? CitedSentence.Of("Summary.MostMissed", most.Looks(0, most.Count), most.Name, TimeSpan.FromMinutes(most.Missed))
            : null;

    private static CitedSentence Happened(IReadOnlyList<Incident> incidents, DayMinutes minutes)
    {
        if (incidents.Count > 0)
        {
            return CitedSentence.Of(incidents.Count == 1 ? "Summary.Incidents.One" : "Summary.Incidents.Many", incidents.Select(Citation.Of), incidents.Count, incidents.Min(static incident => incident.Severity));
        }

        return minutes.Watched == 0
            ? CitedSentence.Of("Summary.Unknown", minutes.Looks(0, minutes.Count))
            : CitedSentence.Of("Summary.NoIncident", minutes.Looks(0, minutes.Count));
    }
}
