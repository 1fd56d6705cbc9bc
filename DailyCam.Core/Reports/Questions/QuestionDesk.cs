using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports.Questions;

/// <summary>
/// Answers a question about a day from its stored facts, with the evidence, or says that it was not seen or cannot be told. What can be asked is a closed list
/// (docs/guide/report.md); it never guesses. Pure, and without any model.
/// </summary>
public static class QuestionDesk
{
    /// <summary>Longest question in characters.</summary>
    public const int MaxLength = QuestionParser.MaxLength;

    /// <param name="zone">The reader's zone: "at three" is three there.</param>
    public static Answer Answer(string text, DayFacts facts, ReportRules rules, TimeZoneInfo zone)
    {
        var question = QuestionParser.Parse(text, facts, DayWindow.DateAt(facts.NowAt, zone));
        if (question.Doubt != QuestionDoubt.None)
        {
            return new Answer(question, AnswerKind.NoAnswer, []);
        }

        var asked = Ask(question, facts, rules, zone);
        if (asked.Passed == 0)
        {
            // No camera, or a time that is still to come: there is nothing to cite.
            return new Answer(question, AnswerKind.CannotTell, []);
        }

        var (kind, sentences) = question.Intent switch
        {
            QuestionIntent.AnyoneThere => PresenceAnswer.Of(asked),
            QuestionIntent.Sleep => SleepAnswer.Of(asked),
            QuestionIntent.WhatHappened => HappenedAnswer.Of(asked),
            _ => TopicAnswer.Of(asked),
        };
        var kept = new SentenceGate(new EvidenceIndex(asked.Facts)).Keep(sentences);
        return new Answer(question, kept.Count == 0 ? AnswerKind.CannotTell : kind, kept);
    }

    private static DayQuestion Ask(Question question, DayFacts facts, ReportRules rules, TimeZoneInfo zone)
    {
        var seen = question.Cameras.Count == 0 ? facts : facts with { Cameras = [.. facts.Cameras.Where(camera => question.Cameras.Contains(camera.Id))] };
        var minutes = new DayMinutes(seen);
        var range = question.Time ?? ClockRange.WholeDay;
        return new DayQuestion(question, seen, minutes, rules, minutes.IndexOf(MomentOf(range.FromMinute)), minutes.IndexOf(MomentOf(range.ToMinute)));

        DateTimeOffset MomentOf(int minute) => minute == ClockRange.Day ? facts.Day.ToAt : LocalTime.At(facts.Date, minute, zone);
    }
}
