using System.Globalization;
using System.Text;

namespace DailyCam.Core.Reports.Questions;

internal static class QuestionText
{
    /// <summary>Composed, in lower case, with single blanks. Phones send Korean decomposed at times.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Words are runs of letters and digits.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Append(' '))
        {
            if (char.IsLetterOrDigit(letter) || letter is '\'' or '’')
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
