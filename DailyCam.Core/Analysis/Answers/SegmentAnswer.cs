using System.Text.Json;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>
/// Holds a model's text about a segment against the schema once more: providers ignore parts of it silently, and home servers know none. Claims and observations that do not hold are dropped and
/// counted one by one; a text that is no answer at all is named. Pure, and never throws.
/// </summary>
public static class SegmentAnswer
{
    /// <param name="text">As the model wrote it; anything at all.</param>
    /// <param name="seconds">Length of what the model was shown; every time must lie in it.</param>
    public static SegmentReading Read(string? text, double seconds)
    {
        var (document, defect) = AnswerFields.Parse(text);
        if (document is null)
        {
            return SegmentReading.Malformed(defect!.Value);
        }

        using (document)
        {
            return Read(document.RootElement, seconds);
        }
    }

    private static SegmentReading Read(JsonElement answer, double seconds)
    {
        if (answer.List("observations") is not { } observations || answer.List("incidents") is not { } incidents)
        {
            return SegmentReading.Malformed(AnswerDefect.WrongShape);
        }

        if (answer.CutWords("summary", AnswerLimits.MostSummary) is not { } summary)
        {
            return SegmentReading.Malformed(AnswerDefect.NoSummary);
        }

        var dropped = 0;
        return SegmentReading.Of(new SegmentFindings
        {
            Summary = summary,
            Observations = Keep(observations, item => ObservationReader.Read(item, seconds), AnswerLimits.MostObservations, ref dropped),
            Claims = Keep(incidents, item => ClaimReader.Read(item, seconds), AnswerLimits.MostClaims, ref dropped),
            Dropped = dropped,
        });
    }

    /// <summary>The first that hold, in the model's order.</summary>
    private static List<T> Keep<T>(JsonElement list, Func<JsonElement, T?> read, int most, ref int dropped)
        where T : class
    {
        var kept = new List<T>();
        foreach (var item in list.EnumerateArray())
        {
            if (kept.Count < most && read(item) is { } value)
            {
                kept.Add(value);
            }
            else
            {
                dropped++;
            }
        }

        return kept;
    }
}
