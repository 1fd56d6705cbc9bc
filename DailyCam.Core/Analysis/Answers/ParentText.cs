using System.Globalization;
using System.Text;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>Makes a model's words one clean line: spaces for every kind of break, nothing invisible, no half characters. Pure.</summary>
internal static class ParentText
{
    // Joiners hold emoji families together.
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Null when there is nothing to read in it.</summary>
    public static string? Line(string? text)
    {
        var line = new StringBuilder(text?.Length ?? 0);
        var isSpaced = true;
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (IsBreak(rune))
            {
                line.Append(isSpaced ? string.Empty : " ");
                isSpaced = true;
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is NonJoiner or Joiner)
            {
                line.Append(rune.ToString());
                isSpaced = false;
            }
        }

        var clean = line.ToString().TrimEnd();
        return LineText.IsBlank(clean) ? null : clean;
    }

    /// <summary>Null when there is nothing to read in it, or more than <paramref name="most"/> characters.</summary>
    public static string? Line(string? text, int most) => Line(text) is { } line && LineText.Length(line) <= most ? line : null;

    /// <summary>The first characters of a line, with a mark where it was cut.</summary>
    public static string Cut(string line, int most) =>
        LineText.Length(line) <= most ? line : string.Concat(line.EnumerateRunes().Take(most - 1).Select(static rune => rune.ToString())).TrimEnd() + "…";

    private static bool IsBreak(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
}
