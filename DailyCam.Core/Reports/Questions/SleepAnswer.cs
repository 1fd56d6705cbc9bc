namespace DailyCam.Core.Reports.Questions;

/// <summary>Did the child sleep: what a model saw is told; quiet stretches are told as what they are, and the answer stays "cannot tell". Pure.</summary>
internal static class SleepAnswer
{
    public static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) Of(DayQuestion asked)
    {
        var sleep = SleepSection.Build(asked.Facts, asked.Rules, new SentenceGate(new EvidenceIndex(asked.Facts)));
        var periods = sleep.Periods.Where(period => period.Stretch.Within(asked.Stretch) is not null).Select(static period => period.Sentence).ToList();
        return sleep.Basis switch
        {
            SleepBasis.Model when periods.Count > 0 => (AnswerKind.Answered, [.. asked.IsWholeDay ? new[] { sleep.Sentence }.OfType<CitedSentence>() : [], .. periods]),
            SleepBasis.Model => NotSeen(asked),
            SleepBasis.QuietPerson when periods.Count > 0 => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.QuietOnly", periods.SelectMany(static one => one.Citations)), .. periods]),
            _ => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.SleepUnknown", asked.Looks)]),
        };
    }

    private static (AnswerKind Kind, IReadOnlyList<CitedSentence> Sentences) NotSeen(DayQuestion asked) => asked.Examined switch
    {
        [] => (AnswerKind.CannotTell, [CitedSentence.Of("Answer.SleepUnknown", asked.Looks)]),
        var examined => (AnswerKind.NotSeen, [CitedSentence.Of("Sleep.NotSeen", ExaminedFootage.Edges(examined), ExaminedFootage.LengthIn(examined, asked.Stretch))]),
    };
}
