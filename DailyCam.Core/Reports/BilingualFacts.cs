using System.Text.RegularExpressions;
using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports;

/// <summary>
/// Whether the two languages of a model's words name the same numbers. A number in digits must stand in the other language in digits or, when it is small, as a word
/// ("두 번", "twice"). Pure.
/// </summary>
internal static partial class BilingualFacts
{
    private static readonly Dictionary<string, (string[] English, string[] Korean)> Words = new(StringComparer.Ordinal)
    {
        ["1"] = (["one", "once", "first", "a", "an", "single"], ["한", "하나", "첫", "일"]),
        ["2"] = (["two", "twice", "second", "both", "couple", "pair"], ["두", "둘", "이"]),
        ["3"] = (["three", "third"], ["세", "셋", "삼"]),
        ["4"] = (["four", "fourth"], ["네", "넷", "사"]),
        ["5"] = (["five", "fifth"], ["다섯", "오"]),
        ["6"] = (["six", "sixth"], ["여섯", "육"]),
        ["7"] = (["seven", "seventh"], ["일곱", "칠"]),
        ["8"] = (["eight", "eighth"], ["여덟", "팔"]),
        ["9"] = (["nine", "ninth"], ["아홉", "구"]),
        ["10"] = (["ten", "tenth"], ["열", "십"]),
    };

    public static bool Agree(Bilingual words)
    {
        if (string.IsNullOrWhiteSpace(words.Korean) || string.IsNullOrWhiteSpace(words.English))
        {
            return false;
        }

        var korean = NumbersOf(words.Korean);
        var english = NumbersOf(words.English);
        return korean.All(number => english.Contains(number) || IsEnglishWord(number, words.English))
            && english.All(number => korean.Contains(number) || IsKoreanWord(number, words.Korean));
    }

    private static HashSet<string> NumbersOf(string text) =>
        Digits().Matches(text).Select(static match => match.Value.TrimStart('0') is { Length: > 0 } value ? value : "0").ToHashSet(StringComparer.Ordinal);

    private static bool IsEnglishWord(string number, string text) =>
        Words.TryGetValue(number, out var words) && Letters().Matches(text).Any(match => words.English.Contains(match.Value, StringComparer.OrdinalIgnoreCase));

    private static bool IsKoreanWord(string number, string text) =>
        Words.TryGetValue(number, out var words) && Array.Exists(words.Korean, word => text.Contains(word, StringComparison.Ordinal));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
