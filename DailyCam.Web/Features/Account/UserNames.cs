using System.Text;
using DailyCam.Core;

namespace DailyCam.Web.Features.Account;

/// <summary>What a user name may be: any script, one line, no characters that cannot be seen.</summary>
internal static class UserNames
{
    /// <summary>The form that is stored and compared: without outer blanks, composed, so that 엄마 typed on a Mac is 엄마 typed on a phone.</summary>
    public static string Clean(string? name)
    {
        try
        {
            return (name ?? string.Empty).Trim().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: not text.
            return string.Empty;
        }
    }

    public static IEnumerable<Problem> Check(string cleaned)
    {
        if (cleaned.Length is 0)
        {
            yield return new Problem("UserNameMissing", "user");
        }
        else if (cleaned.Length > AppUser.MaxNameLength)
        {
            yield return new Problem("UserNameTooLong", "user", AppUser.MaxNameLength);
        }
        else if (cleaned.EnumerateRunes().Any(static rune => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator))
        {
            yield return new Problem("UserNameInvalid", "user");
        }
    }
}
