using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>What a model examined, as a length and as evidence.</summary>
internal static class ExaminedFootage
{
    /// <summary>Time of a stretch that a model examined on at least one camera, to the minute.</summary>
    public static TimeSpan LengthIn(IEnumerable<ExaminedSegment> examined, Stretch within)
    {
        var stretches = Stretch.Merge(examined.Select(segment => new Stretch(segment.StartAt, segment.EndAt).Within(within)).OfType<Stretch>(), TimeSpan.Zero);
        return TimeSpan.FromMinutes(Math.Round(stretches.Sum(static stretch => stretch.Length.TotalMinutes)));
    }

    /// <summary>The beginnings of the first and the last segment.</summary>
    public static IReadOnlyList<Citation> Edges(IReadOnlyList<ExaminedSegment> examined) =>
        examined.Count == 1 ? [Citation.Of(examined[0], 0)] : [Citation.Of(examined[0], 0), Citation.Of(examined[^1], 0)];
}
