using System.Globalization;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>Writes how many people local vision saw over the recording, short enough for a prompt. Pure.</summary>
internal static class PeopleCount
{
    /// <summary>A line each quarter of a minute says all that a count of people can say.</summary>
    private const int MostLines = 40;

    public static string Write(IReadOnlyList<PeopleStretch> people, int seconds)
    {
        var valid = people.Where(stretch => stretch.FromSecond >= 0 && stretch.ToSecond > stretch.FromSecond && stretch.FromSecond < seconds).OrderBy(static stretch => stretch.FromSecond).ToList();
        if (valid.Count == 0)
        {
            return "- nothing: it was not looking";
        }

        var lines = Joined(valid);
        if (lines.Count > MostLines)
        {
            lines = Joined(Coarser(lines, seconds));
        }

        return string.Join('\n', lines.Select(Line));
    }

    private static List<PeopleStretch> Joined(IEnumerable<PeopleStretch> people)
    {
        var lines = new List<PeopleStretch>();
        foreach (var stretch in people)
        {
            if (lines.Count > 0 && lines[^1].People == stretch.People && lines[^1].ToSecond == stretch.FromSecond)
            {
                lines[^1] = lines[^1] with { ToSecond = stretch.ToSecond };
            }
            else
            {
                lines.Add(stretch);
            }
        }

        return lines;
    }

    /// <summary>The most people at once of each step that anything was counted in.</summary>
    private static IEnumerable<PeopleStretch> Coarser(List<PeopleStretch> people, int seconds)
    {
        var step = (int)Math.Ceiling(seconds / (double)MostLines);
        for (var from = 0; from < seconds; from += step)
        {
            var to = Math.Min(from + step, seconds);
            var counts = people.Where(stretch => stretch.FromSecond < to && stretch.ToSecond > from).Select(static stretch => stretch.People).ToList();
            if (counts.Count > 0)
            {
                yield return new PeopleStretch(from, to, counts.Max());
            }
        }
    }

    private static string Line(PeopleStretch stretch) => string.Create(CultureInfo.InvariantCulture, $"- second {stretch.FromSecond} to {stretch.ToSecond}: {Number(stretch.People)}");

    private static string Number(int people) => people switch
    {
        <= 0 => "nobody",
        1 => "1 person",
        _ => string.Create(CultureInfo.InvariantCulture, $"{people} people"),
    };
}
