using System.Text;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>Reads the fields of a model's answer. Nothing here throws, whatever the bytes are.</summary>
internal static class AnswerFields
{
    /// <summary>The outermost object, or what is wrong with the text.</summary>
    public static (JsonDocument? Document, AnswerDefect? Defect) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, AnswerDefect.Empty);
        }

        if (text.Length > AnswerLimits.MostCharacters)
        {
            return (null, AnswerDefect.TooLong);
        }

        // By way of bytes: half a surrogate pair becomes a replacement character instead of an exception.
        var document = JsonReading.Parse(Encoding.UTF8.GetBytes(text));
        if (document is null)
        {
            return (null, AnswerDefect.NotJson);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return (document, null);
        }

        document.Dispose();
        return (null, AnswerDefect.WrongShape);
    }

    /// <summary>A finite number; null for anything else.</summary>
    public static double? Decimal(this JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A list; null when there is none.</summary>
    public static JsonElement? List(this JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.Array } list ? list : null;

    /// <summary>The same statement in both languages; null when either is empty or longer than <paramref name="most"/>.</summary>
    public static Bilingual? Words(this JsonElement item, string name, int most) =>
        item.Member(name) is { } words && ParentText.Line(words.Text("korean"), most) is { } korean && ParentText.Line(words.Text("english"), most) is { } english
            ? new Bilingual(korean, english)
            : null;

    /// <summary>The same, cut where it is longer than <paramref name="most"/>; null when either is empty.</summary>
    public static Bilingual? CutWords(this JsonElement item, string name, int most) =>
        item.Words(name, int.MaxValue) is { } words ? new Bilingual(ParentText.Cut(words.Korean, most), ParentText.Cut(words.English, most)) : null;

    /// <summary>
    /// A word of a fixed set. What was left out is <paramref name="absent"/>, because "cannot tell" may be said by saying nothing; false for a word that is not in the set.
    /// </summary>
    public static bool TryWord<TEnum>(this JsonElement item, string name, TEnum absent, out TEnum value)
        where TEnum : struct, Enum
    {
        value = absent;
        return item.Member(name) is not { ValueKind: not JsonValueKind.Null } || (item.Text(name) is { } word && AnswerWords<TEnum>.Values.TryGetValue(word, out value));
    }

    /// <summary>A first and a last second inside the clip, in this order.</summary>
    public static bool TryTimes(this JsonElement item, double seconds, out double start, out double end)
    {
        var (first, last) = (item.Decimal("startSecond"), item.Decimal("endSecond"));
        (start, end) = (first ?? 0, last ?? 0);
        return first >= 0 && last >= first && last <= seconds;
    }
}
