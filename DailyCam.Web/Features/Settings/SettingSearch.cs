using System.Text;

namespace DailyCam.Web.Features.Settings;

/// <summary>Finds settings by words, in whatever language and form they are typed.</summary>
internal static class SettingSearch
{
    /// <summary>Settings in which every word of the query stands; all of them for an empty one.</summary>
    public static IReadOnlyList<SettingRow> Find(IEnumerable<SettingRow> rows, string? query, bool onlyChanged)
    {
        var words = Plain(query ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. rows.Where(row => (!onlyChanged || row.IsChanged) && Array.TrueForAll(words, word => Holds(row.Sought, word)))];
    }

    /// <summary>Composed, so that 보관 typed on a Mac is 보관 typed on a phone; without case and runs of blanks.</summary>
    public static string Plain(string text)
    {
        try
        {
            return string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: not text.
            return string.Empty;
        }
    }

    /// <summary>Korean is written with and without blanks between the same words.</summary>
    private static bool Holds(string sought, string word) =>
        sought.Contains(word, StringComparison.Ordinal) || sought.Replace(" ", string.Empty, StringComparison.Ordinal).Contains(word, StringComparison.Ordinal);
}
