using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>How much of the day was watched, and the hours that were not, by name. Pure.</summary>
internal static class CoverageSection
{
    /// <summary>More names than these are a list that nobody reads; the rest is summed up.</summary>
    private const int MostNamed = 6;

    /// <summary>Of each camera at least, however many there are.</summary>
    private const int LeastNamedEach = 2;

    /// <summary>Minutes from which an unwatched stretch has a name of its own: the length of an archive file.</summary>
    private const int LeastNamed = 10;

    public static ReportCoverage Build(DayFacts facts, DayMinutes minutes, SentenceGate gate)
    {
        var spans = SpansOf(minutes);
        return new ReportCoverage
        {
            Passed = minutes.Count,
            Watched = minutes.Watched,
            Minutes = Totals([.. minutes.Range(0, minutes.Count).Select(minutes.State)]),
            Spans = spans,
            Unwatched = gate.Keep(minutes.IsOfSeveral ? UnwatchedByCamera(minutes) : Unwatched(spans, minutes, MostNamed)),
            Unusable = facts.Examined.Sum(static segment => segment.Findings.Dropped),
            Cameras = [.. facts.Cameras.Select(static camera => new CameraCoverage(
                camera.Id, camera.Name, camera.Minutes.Count(static state => state.IsWatched()), Totals(camera.Minutes)))],
        };
    }

    private static Dictionary<CoverageState, int> Totals(IReadOnlyList<CoverageState> minutes)
    {
        var totals = Enum.GetValues<CoverageState>().ToDictionary(static state => state, static _ => 0);
        foreach (var minute in minutes)
        {
            totals[minute]++;
        }

        return totals;
    }

    /// <summary>The camera that missed most first: that somebody looked at another room is no comfort.</summary>
    private static IEnumerable<CitedSentence> UnwatchedByCamera(DayMinutes minutes)
    {
        var most = Math.Max(LeastNamedEach, MostNamed / minutes.Cameras.Count);
        return minutes.Cameras.OrderByDescending(static camera => camera.Missed).SelectMany(camera => Unwatched(SpansOf(camera), camera, most).Select(sentence => OfCamera(camera, sentence)));
    }

    private static CitedSentence OfCamera(DayMinutes camera, CitedSentence sentence) => sentence with { Key = "Camera" + sentence.Key, Facts = [camera.Name, .. sentence.Facts] };

    private static IEnumerable<CitedSentence> Unwatched(List<CoverageSpan> spans, DayMinutes minutes, int most)
    {
        var unwatched = spans.Where(static span => !span.State.IsWatched()).ToList();
        var named = unwatched.Where(static span => span.Minutes >= LeastNamed).OrderByDescending(static span => span.Minutes).Take(most).ToHashSet();
        foreach (var span in unwatched.Where(named.Contains))
        {
            yield return CitedSentence.Of(
                "Unwatched.Span", minutes.CoverageOf(minutes.IndexOf(span.FromAt)), new MinuteOfDay(span.FromAt), new MinuteOfDay(span.ToAt), TimeSpan.FromMinutes(span.Minutes), span.State);
        }

        var rest = unwatched.Where(span => !named.Contains(span)).ToList();
        if (rest.Count > 0)
        {
            yield return CitedSentence.Of(
                rest.Count == 1 ? "Unwatched.Rest.One" : "Unwatched.Rest.Many", minutes.CoverageOf(minutes.IndexOf(rest[0].FromAt)), rest.Count, TimeSpan.FromMinutes(rest.Sum(static span => span.Minutes)));
        }
    }

    private static List<CoverageSpan> SpansOf(DayMinutes minutes)
    {
        var spans = new List<CoverageSpan>();
        for (var minute = 0; minute < minutes.Count; minute++)
        {
            var to = minutes.At(minute + 1);
            if (spans.Count > 0 && spans[^1].State == minutes.State(minute))
            {
                spans[^1] = spans[^1] with { ToAt = to };
            }
            else
            {
                spans.Add(new CoverageSpan(minutes.At(minute), to, minutes.State(minute)));
            }
        }

        return spans;
    }
}
