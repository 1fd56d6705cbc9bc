using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>A sentence in the caller's language, with the facts it is made of: the same in every language.</summary>
/// <param name="Key">Stable name of what the sentence says.</param>
/// <param name="Facts">In the order of the sentence's places: numbers, times, lengths in seconds, stable words, names, and a model's words in both languages.</param>
internal sealed record SentenceAnswer(string Text, string Key, IReadOnlyList<object> Facts, IReadOnlyList<CitationAnswer> Citations)
{
    public static SentenceAnswer Of(CitedSentence sentence, ReportWords words) => new(
        words.Say(sentence), sentence.Key, [.. sentence.Facts.Select(Plain)], [.. sentence.Citations.Select(citation => CitationAnswer.Of(citation, words))]);

    public static IReadOnlyList<SentenceAnswer> Of(IEnumerable<CitedSentence> sentences, ReportWords words) => [.. sentences.Select(sentence => Of(sentence, words))];

    private static object Plain(object fact) => fact switch
    {
        MinuteOfDay minute => minute.At,
        TimeSpan length => length.TotalSeconds,
        _ => fact,
    };
}
