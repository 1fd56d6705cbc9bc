using DailyCam.Core.Cameras;

namespace DailyCam.Core.Reports.Questions;

/// <summary>Names that the family gave and that may stand in a question: of the child, of cameras, of the places they look at, of danger zones. Pure.</summary>
internal static class QuestionNames
{
    /// <summary>A single letter is in every word.</summary>
    private const int Shortest = 2;

    /// <summary>The text without the names in it, and what they named.</summary>
    public static (string Left, IReadOnlyList<CameraId> Cameras, string? Zone) Take(string text, DayFacts facts)
    {
        if (facts.ChildName is { } child)
        {
            TryCut(ref text, child);
        }

        string? zone = null;
        foreach (var name in facts.Cameras.SelectMany(static camera => camera.Zones).OrderByDescending(static name => name.Length))
        {
            if (TryCut(ref text, name))
            {
                zone = name;
                break;
            }
        }

        // Two cameras may look at the same room: its name means both.
        var places = facts.Cameras.SelectMany(static one => new[] { (one.Id, Name: one.Name), (one.Id, Name: one.Location ?? string.Empty) }).ToLookup(static place => QuestionText.Normalise(place.Name), static place => place.Id, StringComparer.Ordinal);
        foreach (var place in places.OrderByDescending(static place => place.Key.Length))
        {
            if (TryCut(ref text, place.Key))
            {
                return (text, [.. place.Distinct()], zone);
            }
        }

        return (text, [], zone);
    }

    private static bool TryCut(ref string text, string name)
    {
        var wanted = QuestionText.Normalise(name);
        var at = wanted.Length < Shortest ? -1 : IndexOfName(text, wanted);
        if (at < 0)
        {
            return false;
        }

        text = $"{text[..at]} {text[(at + wanted.Length)..]}";
        return true;
    }

    /// <summary>A name begins where a word begins; it ends with a word too, unless Korean particles follow.</summary>
    private static int IndexOfName(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return -1;
    }
}
