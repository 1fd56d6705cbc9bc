using System.Text.RegularExpressions;

namespace DailyCam.Core.Reports.Questions;

/// <summary>
/// Every word that may stand in a question. The list is closed on purpose: a question with one word outside of it is not answered, so that "when did grandma last eat" is never
/// answered for the child. Korean verbs are known in the past only ("먹었어"), because nothing else is in a day's facts.
/// </summary>
internal static class QuestionVocabulary
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Words that belong together become one before the text is cut into words.</summary>
    private static readonly (Regex Pattern, string Word)[] Phrases =
    [
        .. new (string Pattern, string Word)[]
        {
            (@"\bhow (?:often|many times|many)\b", "howoften"), (@"\bhow long\b", "howlong"), (@"\bdanger(?:ous)? zones?\b", "dangerzone"), (@"\b(?:fell|fall|falling|fallen) asleep\b", "asleep"),
            (@"\b(?:tip|tipped|tipping|fell|fall) over\b", "tipover"), (@"\belectric shocks?\b", "electricshock"), (@"\bby (?:herself|himself)\b", "alone"), (@"\bon (?:her|his) own\b", "alone"),
            (@"위험\s+구역", "위험구역"), (@"무슨\s+일", "무슨일"), (@"어떤\s+일", "무슨일"), (@"몇\s+번", "몇번"), (@"몇\s+차례", "몇번"), (@"몇\s+시간", "몇시간"), (@"몇\s+시(?!간)", "몇시"),
            (@"얼마나\s+자주", "얼마나자주"), (@"얼마나\s+오래", "얼마나"), (@"적(?:이|은)?\s*있[가-힣]*", "적있"), (@"낮잠(?:을|은)?\s+잤", "잤"), (@"지난\s+주", "지난주"), (@"이번\s+주", "이번주"),
        }.Select(static phrase => (Full(phrase.Pattern), phrase.Word)),
    ];

    private static readonly (Regex Pattern, KnownWord Word)[] Words =
    [
        .. EnglishWords.All.Concat(KoreanWords.All).Select(static entry => (Full($@"\A(?:{entry.Pattern})\z"), entry.Word)),
    ];

    public static string Join(string text)
    {
        foreach (var (pattern, word) in Phrases)
        {
            text = pattern.Replace(text, word);
        }

        return text;
    }

    /// <summary>Null for a word that is not known.</summary>
    public static KnownWord? Find(string word) => Array.Find(Words, entry => entry.Pattern.IsMatch(word)).Word;

    private static Regex Full(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
}
