namespace DailyCam.Core.Reports.Questions;

/// <summary>When was the last, and how often: the times of a topic, newest told first for the last, all counted for how often. Pure.</summary>
internal static class TopicAnswer
{
    /// <summary>Times that are named one by one; the count says how many there were.</summary>
    private const int MostTimes = 5;

    public static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) Of(DayQuestion asked)
    {
        var found = Occurrences.Of(asked);
        return found.Count == 0 ? None(asked)
            : (AnswerKind.Answered, asked.Question.Intent == QuestionIntent.LastTime ? Last(asked, found[^1]) : Count(asked, found));
    }

    private static List<CitedSentence> Last(DayQuestion asked, Occurrence last)
    {
        List<CitedSentence> sentences = [CitedSentence.Of("Answer.Last", last.Citations, Word(asked), When(asked, last))];
        sentences.AddRange(Details(asked, last));
        var unwatched = UnwatchedSince(asked, last);
        if (unwatched.Count > 0)
        {
            sentences.Add(CitedSentence.Of("Answer.UnwatchedSince", asked.Minutes.CoverageOf(unwatched[0]), TimeSpan.FromMinutes(unwatched.Count)));
        }

        return sentences;
    }

    private static List<CitedSentence> Count(DayQuestion asked, IReadOnlyList<Occurrence> found)
    {
        var citations = found.SelectMany(static one => one.Citations);
        var length = found.Aggregate(TimeSpan.Zero, static (sum, one) => sum + (one.Length ?? TimeSpan.Zero));
        var one = found.Count == 1;
        List<CitedSentence> sentences =
        [
            asked.Question.Topic!.Kind is TopicKind.Activity or TopicKind.Person or TopicKind.Motion && length > TimeSpan.Zero
                ? CitedSentence.Of(one ? "Answer.CountLength.One" : "Answer.CountLength.Many", citations, Word(asked), found.Count, length)
                : CitedSentence.Of(one ? "Answer.Count.One" : "Answer.Count.Many", citations, Word(asked), found.Count),
        ];
        sentences.AddRange(found.Take(MostTimes).SelectMany(occurrence => Times(asked, occurrence)));
        sentences.AddRange(PartWatched(asked));
        return sentences;
    }

    /// <summary>An incident tells itself; anything else by its time.</summary>
    private static IEnumerable<CitedSentence> Times(DayQuestion asked, Occurrence occurrence) =>
        asked.Question.Topic!.IsIncident ? Details(asked, occurrence) : [CitedSentence.Of("Answer.Time", occurrence.Citations, When(asked, occurrence))];

    private static IEnumerable<CitedSentence> Details(DayQuestion asked, Occurrence occurrence) => asked.Question.Topic!.IsIncident
        ? asked.Facts.Incidents.Where(incident => incident.Id == occurrence.Citations[0].Incident).Select(IncidentSection.SentenceOf)
        : [];

    private static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) None(DayQuestion asked) => Occurrences.SightOf(asked) switch
    {
        Sight.Watched => (AnswerKind.NotSeen, [CitedSentence.Of("Answer.NotSeen", asked.Looks, Word(asked), TimeSpan.FromMinutes(asked.Watched)), .. PartWatched(asked), .. Others(asked)]),
        Sight.Examined => (AnswerKind.NotSeen, [CitedSentence.Of("Answer.NotSeenByModel", ExaminedFootage.Edges(asked.ExaminedClosely), Word(asked), ExaminedFootage.LengthIn(asked.ExaminedClosely, asked.Stretch)), .. Others(asked)]),
        Sight.NoZone => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.NoZone", asked.Looks)]),
        Sight.NotExamined => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.NotExamined", asked.Looks, Word(asked)), .. Others(asked)]),
        _ => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.NotWatched", asked.Looks, new MinuteOfDay(asked.FromAt), new MinuteOfDay(asked.ToAt))]),
    };

    /// <summary>Who asks for an accident and hears "none" must not miss that there was a danger.</summary>
    private static IEnumerable<CitedSentence> Others(DayQuestion asked)
    {
        if (asked.Question.Topic is not { Kind: TopicKind.Severity or TopicKind.Category, Zone: null })
        {
            return [];
        }

        var others = asked.Facts.Incidents.Where(incident => asked.Contains(incident.StartAt)).ToList();
        return others.Count == 0 ? [] : [CitedSentence.Of(others.Count == 1 ? "Answer.Others.One" : "Answer.Others.Many", others.Select(Citation.Of), others.Count, others.Min(static incident => incident.Severity))];
    }

    /// <summary>The rest was not watched, so "not seen" and a count hold for a part only.</summary>
    public static IEnumerable<CitedSentence> PartWatched(DayQuestion asked)
    {
        if (asked.Watched > 0 && asked.Watched < asked.Passed)
        {
            yield return CitedSentence.Of("Answer.PartWatched", asked.Looks, TimeSpan.FromMinutes(asked.Watched), TimeSpan.FromMinutes(asked.Passed));
        }
    }

    private static List<int> UnwatchedSince(DayQuestion asked, Occurrence last) =>
        [.. asked.Minutes.Range(asked.Minutes.IndexOf(last.At + (last.Length ?? TimeSpan.Zero)), asked.ToMinute).Where(minute => !asked.Minutes.IsWatched(minute))];

    private static object Word(DayQuestion asked) => asked.Question.Topic is { Zone: { } zone } ? zone : asked.Question.Topic!.Word;

    /// <summary>A minute of the track has no seconds to tell.</summary>
    private static object When(DayQuestion asked, Occurrence occurrence) =>
        asked.Question.Topic!.Kind is TopicKind.Person or TopicKind.Motion ? new MinuteOfDay(LastMinute(asked, occurrence)) : occurrence.At;

    /// <summary>"Last seen" is the end of a stay, a time in a list its beginning.</summary>
    private static DateTimeOffset LastMinute(DayQuestion asked, Occurrence occurrence) =>
        asked.Question.Intent == QuestionIntent.LastTime ? occurrence.Citations[^1].At : occurrence.At;
}
