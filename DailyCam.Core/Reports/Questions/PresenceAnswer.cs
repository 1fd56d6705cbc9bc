namespace DailyCam.Core.Reports.Questions;

/// <summary>Was anyone there: a person in the picture is told even where little was watched, nobody only where somebody looked. Pure.</summary>
internal static class PresenceAnswer
{
    public static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) Of(DayQuestion asked)
    {
        var (from, to) = (new MinuteOfDay(asked.FromAt), new MinuteOfDay(asked.ToAt));
        var people = asked.Minutes.Range(asked.FromMinute, asked.ToMinute).Where(minute => asked.Minutes.Point(minute) is { People: > 0 }).ToList();
        if (people.Count > 0)
        {
            var most = people.Max(minute => asked.Minutes.Point(minute)!.People);
            IReadOnlyList<Citation> citations = people.Count == 1 ? [asked.Minutes.ActivityOf(people[0])] : [asked.Minutes.ActivityOf(people[0]), asked.Minutes.ActivityOf(people[^1])];
            return (AnswerKind.Answered, [CitedSentence.Of(most == 1 ? "Answer.Anyone.One" : "Answer.Anyone.Many", citations, from, to, TimeSpan.FromMinutes(people.Count), most)]);
        }

        return asked.Watched == 0
            ? (AnswerKind.CannotTell, [CitedSentence.Of("Answer.NotWatched", asked.Looks, from, to)])
            : (AnswerKind.NotSeen, [CitedSentence.Of("Answer.Nobody", asked.Looks, from, to), .. TopicAnswer.PartWatched(asked)]);
    }
}
