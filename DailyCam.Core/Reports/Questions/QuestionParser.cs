using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Questions;

/// <summary>
/// Understands a question when every word of it is known and together they ask one of the five things that can be asked; everything else is not understood. It never guesses. Pure.
/// </summary>
internal static class QuestionParser
{
    /// <summary>Characters; longer ones are no question about a day.</summary>
    public const int MaxLength = 200;

    /// <param name="facts">For the names of cameras, places and zones, and for the date.</param>
    /// <param name="today">The date it is for the reader.</param>
    public static Question Parse(string text, DayFacts facts, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            return new Question { Doubt = QuestionDoubt.NotUnderstood };
        }

        var (named, cameras, zone) = QuestionNames.Take(QuestionText.Normalise(text), facts);
        var clock = ClockWords.Read(named);
        var words = new List<KnownWord>();
        var unknown = new List<string>();
        foreach (var word in QuestionText.Words(QuestionVocabulary.Join(clock.Rest)))
        {
            if (QuestionVocabulary.Find(word) is { } known)
            {
                words.Add(known);
            }
            else
            {
                unknown.Add(word);
            }
        }

        return unknown.Count > 0 ? new Question { Doubt = QuestionDoubt.NotUnderstood, Unknown = unknown } : Understand(words, clock, zone, facts.Date, today) with { Cameras = cameras };
    }

    private static Question Understand(List<KnownWord> words, ClockReading clock, string? zone, DateOnly date, DateOnly today)
    {
        if (IsOtherDay(words, date, today))
        {
            return new Question { Doubt = QuestionDoubt.OtherDay };
        }

        var topics = words.Select(static word => word.Topic).OfType<QuestionTopic>().ToHashSet();
        if (zone is not null)
        {
            // A zone's name asks for entries into it; "danger zone" beside the name says the same again.
            topics.Remove(QuestionTopic.Of(IncidentCategory.DangerZoneEntry));
            topics.Add(QuestionTopic.Of(IncidentCategory.DangerZoneEntry, zone));
        }

        var (intent, topic) = topics.Count > 1 ? default : IntentOf(words, topics.FirstOrDefault());
        if (intent == QuestionIntent.None)
        {
            return new Question { Doubt = QuestionDoubt.NotUnderstood };
        }

        var (range, isUnclear) = TimeRule.Of(clock.Times, words, intent == QuestionIntent.AnyoneThere);
        return isUnclear || clock.IsUnclear || Has(words, WordKind.UnclearTime)
            ? new Question { Doubt = QuestionDoubt.UnclearTime }
            : new Question { Intent = intent, Topic = topic, Time = range };
    }

    private static (QuestionIntent Intent, QuestionTopic? Topic) IntentOf(List<KnownWord> words, QuestionTopic? topic)
    {
        if (topic is null)
        {
            return Plain(words);
        }

        // "What did she eat" and "who cried" ask for more than a day's facts hold.
        var asksWhat = Has(words, WordKind.What) && topic.Kind != TopicKind.Incident;
        var asksWho = Has(words, WordKind.Anyone) && topic is not { Category: IncidentCategory.DangerZoneEntry };
        var asksLength = Has(words, WordKind.HowLong) && topic.Kind != TopicKind.Activity;
        if (asksWhat || asksWho || asksLength || Has(words, WordKind.Matter))
        {
            return default;
        }

        if (Has(words, WordKind.Last))
        {
            return HasAny(words, WordKind.HowOften, WordKind.HowLong) ? default : (QuestionIntent.LastTime, topic);
        }

        return topic is { Activity: ChildActivity.Sleeping } && !Has(words, WordKind.HowOften) ? (QuestionIntent.Sleep, topic) : (QuestionIntent.HowOften, topic);
    }

    /// <summary>Questions without a topic: who was there, what happened.</summary>
    private static (QuestionIntent Intent, QuestionTopic? Topic) Plain(List<KnownWord> words)
    {
        if (Has(words, WordKind.Anyone))
        {
            return Presence(words);
        }

        var asks = Has(words, WordKind.Matter) || (Has(words, WordKind.Happened) && HasAny(words, WordKind.What, WordKind.Anything));
        return asks && !HasAny(words, WordKind.Last, WordKind.When, WordKind.HowOften, WordKind.HowLong) ? (QuestionIntent.WhatHappened, null) : default;
    }

    private static (QuestionIntent Intent, QuestionTopic? Topic) Presence(List<KnownWord> words)
    {
        if (HasAny(words, WordKind.Happened, WordKind.What, WordKind.Matter, WordKind.HowLong))
        {
            return default;
        }

        if (Has(words, WordKind.Last))
        {
            return (QuestionIntent.LastTime, QuestionTopic.Person);
        }

        return (HasAny(words, WordKind.HowOften, WordKind.When) ? QuestionIntent.HowOften : QuestionIntent.AnyoneThere, QuestionTopic.Person);
    }

    private static bool IsOtherDay(List<KnownWord> words, DateOnly date, DateOnly today) =>
        Has(words, WordKind.OtherDay) || (Has(words, WordKind.Today) && date != today) || (Has(words, WordKind.Yesterday) && date != today.AddDays(-1));

    private static bool HasAny(List<KnownWord> words, params ReadOnlySpan<WordKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Has(words, kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(List<KnownWord> words, WordKind kind) => words.Exists(word => word.Kind == kind);
}
