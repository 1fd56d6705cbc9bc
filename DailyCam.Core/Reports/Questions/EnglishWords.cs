using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Questions;

/// <summary>The English words of a question; in lower case, words that belong together already joined.</summary>
internal static class EnglishWords
{
    public static IReadOnlyList<(string Pattern, KnownWord Word)> All { get; } =
    [
        // No present tense (is, does) and no future: this answers for a day's record, not for now.
        (@"did|was|were|has|had|have|been|there|the|a|an|any|she|he|it|they|her|him|his|my|our|baby|child|kid|toddler|infant|little|one|son|daughter|girl|boy", new(WordKind.Filler)),
        (@"at|on|in|of|to|into|for|and|between|around|about|please|tell|me|time|times|day|this|down|view|picture|video|screen|seen|see|saw|recorded|go|went|gone|enter|entered|entry|entries|get|got", new(WordKind.Filler)),
        (@"last|latest|recently", new(WordKind.Last)),
        (@"when", new(WordKind.When)),
        (@"howoften", new(WordKind.HowOften)),
        (@"howlong", new(WordKind.HowLong)),
        (@"anyone|anybody|someone|somebody|people|person", new(WordKind.Anyone)),
        (@"what", new(WordKind.What)),
        (@"anything|something", new(WordKind.Anything)),
        (@"happen|happened|do|doing|done", new(WordKind.Happened)),
        (@"today", new(WordKind.Today)),
        (@"yesterday", new(WordKind.Yesterday)),
        (@"tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|week|weeks|month|months|year|days", new(WordKind.OtherDay)),
        (@"night|tonight|dawn", new(WordKind.UnclearTime)),
        (@"from|since|after", new(WordKind.From)),
        (@"until|till|before", new(WordKind.Until)),
        (@"morning", new(WordKind.PartOfDay, Part: new ClockRange(6 * 60, 12 * 60))),
        (@"afternoon", new(WordKind.PartOfDay, Part: new ClockRange(12 * 60, 18 * 60))),
        (@"evening", new(WordKind.PartOfDay, Part: new ClockRange(18 * 60, 22 * 60))),
        (@"incidents?|danger|dangers|dangerous|alarms?|alerts?", new(WordKind.Topic, QuestionTopic.Any)),
        (@"accidents?", new(WordKind.Topic, QuestionTopic.Of(Severity.Accident))),
        (@"falls?|fell|fallen|falling", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Fall))),
        (@"collisions?|collided?|bump|bumps|bumped|crash|crashed", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Collision))),
        (@"entrapment|trapped|stuck|pinched", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Entrapment))),
        (@"tipover", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.FurnitureTipOver))),
        (@"electricshock", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.ElectricShock))),
        (@"choked?|choking|swallow|swallowed|swallowing", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.ChokingOrSwallowing))),
        (@"burns?|burned|burnt|scalded", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Burn))),
        (@"poison|poisoned|poisoning", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Poisoning))),
        (@"dangerzone|zones?", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.DangerZoneEntry))),
        (@"alone|unattended", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Unattended))),
        (@"play|played|playing", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Playing))),
        (@"eat|ate|eaten|eating|meals?", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Eating))),
        (@"sleep|slept|asleep|sleeping|naps?|napped|napping", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Sleeping))),
        (@"crawl|crawled|crawling", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Crawling))),
        (@"walk|walked|walking", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Walking))),
        (@"cry|cried|crying|cries", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Crying))),
        (@"held|carried", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.BeingHeld))),
        (@"move|moved|moving|movements?|motion", new(WordKind.Topic, QuestionTopic.Motion)),
    ];
}
