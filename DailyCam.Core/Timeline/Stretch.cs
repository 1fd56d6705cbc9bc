namespace DailyCam.Core.Timeline;

/// <summary>A stretch of wall-clock time, <paramref name="FromAt"/> included, <paramref name="ToAt"/> not; UTC.</summary>
public readonly record struct Stretch(DateTimeOffset FromAt, DateTimeOffset ToAt)
{
    public TimeSpan Length => ToAt - FromAt;

    /// <summary>What lies within another stretch; null when nothing does.</summary>
    public Stretch? Within(Stretch other)
    {
        var from = FromAt > other.FromAt ? FromAt : other.FromAt;
        var to = ToAt < other.ToAt ? ToAt : other.ToAt;
        return from < to ? new Stretch(from, to) : null;
    }

    /// <summary>Joins stretches that overlap or lie closer together than a tolerance; ordered.</summary>
    public static IReadOnlyList<Stretch> Merge(IEnumerable<Stretch> stretches, TimeSpan tolerance)
    {
        var merged = new List<Stretch>();
        foreach (var stretch in stretches.Where(static s => s.Length > TimeSpan.Zero).OrderBy(static s => s.FromAt))
        {
            if (merged.Count > 0 && stretch.FromAt - merged[^1].ToAt <= tolerance)
            {
                merged[^1] = merged[^1] with { ToAt = stretch.ToAt > merged[^1].ToAt ? stretch.ToAt : merged[^1].ToAt };
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return merged;
    }

    /// <summary>What of this stretch none of the others covers; they must be ordered and apart, as <see cref="Merge"/> gives them.</summary>
    public IReadOnlyList<Stretch> Without(IReadOnlyList<Stretch> others)
    {
        var left = new List<Stretch>();
        var at = FromAt;
        foreach (var other in others)
        {
            if (other.FromAt > at && at < ToAt)
            {
                left.Add(new Stretch(at, other.FromAt < ToAt ? other.FromAt : ToAt));
            }

            at = other.ToAt > at ? other.ToAt : at;
        }

        if (at < ToAt)
        {
            left.Add(new Stretch(at, ToAt));
        }

        return left;
    }
}
