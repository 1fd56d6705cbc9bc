using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Components.Shared;

/// <summary>
/// A name as the subject of a sentence. Korean puts 이 or 가 behind it, by how its last syllable ends; a name that can be read in several ways gets both. Other languages leave it as it is.
/// </summary>
public static class NameWords
{
    private const char FirstSyllable = '\uAC00';
    private const char LastSyllable = '\uD7A3';

    /// <summary>Ways for a syllable to end; the first is none.</summary>
    private const int Endings = 28;

    /// <summary>Digits whose Korean names end in a consonant: 영 일 삼 육 칠 팔.</summary>
    private const string ClosedDigits = "013678";

    public static string AsSubject(this IStringLocalizer<SharedText> texts, string name) => texts[KeyOf(name), name];

    private static string KeyOf(string name) => name.TrimEnd() switch
    {
        [.., >= FirstSyllable and <= LastSyllable and var last] => Key((last - FirstSyllable) % Endings > 0),
        [.., >= '0' and <= '9' and var digit] => Key(ClosedDigits.Contains(digit, StringComparison.Ordinal)),
        _ => "Subject.Unsure",
    };

    private static string Key(bool isClosed) => isClosed ? "Subject.Closed" : "Subject.Open";
}
