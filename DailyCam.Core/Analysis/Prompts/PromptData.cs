using System.Globalization;
using System.Text;
using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>Puts what people typed, or another program wrote, into a prompt as data: in double quotes, on one line, of bounded length. Pure.</summary>
internal static class PromptData
{
    /// <summary>Names have at most 80 characters; a longer text is another program's.</summary>
    private const int MostCharacters = 300;

    /// <summary>Empty quotes for a text in which nothing can be read. Quotes inside are escaped; letters of every script stay readable.</summary>
    public static string Quote(string? text)
    {
        var line = ParentText.Cut(ParentText.Line(text) ?? string.Empty, MostCharacters);
        return $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Corners of a polygon in percent of the picture, from its top left.</summary>
    public static string Corners(IReadOnlyList<Cameras.ZonePoint> points)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(CultureInfo.InvariantCulture, $"({Percent(point.X)},{Percent(point.Y)})");
        }

        return text.ToString();
    }

    private static int Percent(double share) => (int)Math.Round(Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1) * 100, MidpointRounding.AwayFromZero);
}
