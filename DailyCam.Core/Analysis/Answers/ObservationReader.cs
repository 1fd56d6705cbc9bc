using System.Text.Json;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>Reads one observation. Pure; null for one that has no time inside the clip or does not fit the schema.</summary>
internal static class ObservationReader
{
    /// <summary>The schema's word for an observation that is no step of development.</summary>
    private const string NoArea = "none";

    public static Observation? Read(JsonElement item, double seconds)
    {
        if (!item.TryTimes(seconds, out var start, out var end)
            || item.Words("text", AnswerLimits.MostObservation) is not { } text
            || !item.TryWord("activity", ChildActivity.CannotTell, out var activity)
            || !item.TryWord("adultPresent", Seen.CannotTell, out var adult)
            || !TryArea(item, out var area)
            || item.Member("highlight") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null) })
        {
            return null;
        }

        return new Observation
        {
            StartSecond = start,
            EndSecond = end,
            Text = text,
            Activity = activity,
            AdultPresent = adult,
            Area = area,
            IsHighlight = item.Member("highlight") is { ValueKind: JsonValueKind.True },
        };
    }

    private static bool TryArea(JsonElement item, out DevelopmentArea? area)
    {
        area = null;
        if (item.Text("developmentArea") == NoArea)
        {
            return true;
        }

        var isKnown = item.TryWord("developmentArea", default(DevelopmentArea), out var named);
        area = named == default ? null : named;
        return isKnown;
    }
}
