namespace DailyCam.Core.Reports.Questions;

/// <summary>Makes a stretch of the day of the times and words of a question, or says that it is unclear. Pure.</summary>
internal static class TimeRule
{
    /// <summary>Minutes around a moment that count as "at": a memory of "at three" is not exact.</summary>
    private const int Around = 10;

    /// <summary>"Was anyone there at three" is about that moment, give or take a look or two.</summary>
    private const int AroundPresence = 2;

    /// <returns>No range for the whole day.</returns>
    public static (ClockRange? Range, bool IsUnclear) Of(IReadOnlyList<ClockTime> times, IReadOnlyList<KnownWord> words, bool isPresence)
    {
        var part = words.FirstOrDefault(static word => word.Kind == WordKind.PartOfDay)?.Part;
        var (from, until) = (words.Any(static word => word.Kind == WordKind.From), words.Any(static word => word.Kind == WordKind.Until));
        return times.Count switch
        {
            0 when from || until => (null, true),
            0 => (part, words.Count(static word => word.Kind == WordKind.PartOfDay) > 1),
            _ when part is not null => (null, true),
            1 => One(times[0], from, until, isPresence),
            2 => Two(times[0], times[1]),
            _ => (null, true),
        };
    }

    private static (ClockRange? Range, bool IsUnclear) One(ClockTime time, bool from, bool until, bool isPresence)
    {
        if (!time.IsSure || (from && until))
        {
            return (null, true);
        }

        if (from)
        {
            return time.Minute < ClockRange.Day ? (new ClockRange(time.Minute, ClockRange.Day), false) : (null, true);
        }

        if (until)
        {
            // "Until midnight" is the end of the day.
            return (new ClockRange(0, time.Minute == 0 ? ClockRange.Day : time.Minute), false);
        }

        return (isPresence ? ClockRange.Around(time.Minute, AroundPresence, AroundPresence + 1) : ClockRange.Around(time.Minute, Around, Around), false);
    }

    /// <summary>An unsure time takes the half of the day that puts it nearest to the sure one and in order; with two unsure ones nobody can know.</summary>
    private static (ClockRange? Range, bool IsUnclear) Two(ClockTime first, ClockTime second)
    {
        if (!first.IsSure && !second.IsSure)
        {
            return (null, true);
        }

        var ranges = from start in first.Readings
                     from end in second.Readings.Select(static minute => minute == 0 ? ClockRange.Day : minute)
                     where start < end
                     orderby end - start
                     select new ClockRange(start, end);
        return ranges.Cast<ClockRange?>().FirstOrDefault() is { } range ? (range, false) : (null, true);
    }
}
