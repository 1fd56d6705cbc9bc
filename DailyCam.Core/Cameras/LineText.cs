using System.Globalization;
using System.Text;

namespace DailyCam.Core.Cameras;

/// <summary>One line of text that a person typed: a name or a place, in any script, with quotes and emoji.</summary>
public static class LineText
{
    // Empty-looking letters: Hangul fillers and the blank Braille pattern. A name of only these is no name.
    private static readonly HashSet<int> BlankLetters = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    // Reordering marks let a name look like another one. Joiners (emoji families) and variation selectors stay allowed.
    private static readonly HashSet<int> Reordering = [0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069];

    /// <summary>Trimmed and composed (NFC), so that the same Korean word typed on a Mac and on a phone is the same text; null when it is empty or more than one line.</summary>
    public static string? Clean(string text)
    {
        if (!IsOneLine(text))
        {
            return null;
        }

        var clean = text.Trim().Normalize(NormalizationForm.FormC);
        return clean.EnumerateRunes().Any(IsVisible) ? clean : null;
    }

    /// <summary>Whether it has no line break, no control character, no text-reordering mark and no broken surrogate.</summary>
    public static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done || Breaks(rune))
            {
                return false;
            }

            i += used;
        }

        return true;
    }

    /// <summary>Whether nothing in it can be seen.</summary>
    public static bool IsBlank(string? text) => text is null || !text.EnumerateRunes().Any(IsVisible);

    /// <summary>Characters as Unicode counts them, so that an emoji is not two.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    private static bool Breaks(Rune rune) =>
        Reordering.Contains(rune.Value)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsVisible(Rune rune) =>
        !BlankLetters.Contains(rune.Value)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
