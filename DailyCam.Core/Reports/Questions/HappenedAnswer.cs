namespace DailyCam.Core.Reports.Questions;

/// <summary>What happened between two times: incidents, what a model saw, who was there; "nothing" only where somebody looked. Pure.</summary>
internal static class HappenedAnswer
{
    private const int MostIncidents = 8;
    private const int MostObservations = 8;

    public static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) Of(DayQuestion asked)
    {
        var (from, to) = (new MinuteOfDay(asked.FromAt), new MinuteOfDay(asked.ToAt));
        var incidents = asked.Facts.Incidents.Where(incident => asked.Contains(incident.StartAt) || asked.Contains(incident.EvidenceAt)).ToList();
        List<CitedSentence> sentences =
        [
            .. incidents.Count > MostIncidents ? [CitedSentence.Of("Answer.Count.Many", incidents.Select(Citation.Of), TopicKind.Incident, incidents.Count)] : Array.Empty<CitedSentence>(),
            .. incidents.Take(MostIncidents).Select(IncidentSection.SentenceOf),
            .. SeenObservation.Of(asked.Facts).Where(seen => asked.Contains(seen.StartAt)).Take(MostObservations).Select(DevelopmentSection.SentenceOf),
        ];
        var (_, presence) = PresenceAnswer.Of(asked);
        if (sentences.Count > 0)
        {
            return (AnswerKind.Answered, [.. sentences, .. presence]);
        }

        if (asked.Watched == 0)
        {
            return (AnswerKind.CannotTell, presence);
        }

        var nothing = CitedSentence.Of("Answer.Nothing", asked.Looks, from, to, TimeSpan.FromMinutes(asked.Watched));
        return (asked.Minutes.PeopleIn(asked.FromMinute, asked.ToMinute) > 0 ? AnswerKind.Answered : AnswerKind.NotSeen, [nothing, .. presence]);
    }
}
