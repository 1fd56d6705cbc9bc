namespace DailyCam.Tests.Chaos;

/// <summary>What the numbers of recorded pictures say: which never arrived, which came twice, which came late. Pure.</summary>
internal sealed record FrameAccount
{
    public required int Count { get; init; }

    /// <summary>Numbers that came again, each time they did.</summary>
    public required IReadOnlyList<int> Again { get; init; }

    public int Doubled => Again.Count;

    /// <summary>Numbers after a later one that had not been there before.</summary>
    public required IReadOnlyList<int> Late { get; init; }

    public int Misordered => Late.Count;

    /// <summary>Runs of numbers that are nowhere, in order.</summary>
    public required IReadOnlyList<FrameRun> Missing { get; init; }

    public int Lost => Missing.Sum(static run => run.Count);

    /// <param name="numbers">In the order of the recording.</param>
    /// <param name="expected">What should be there; null: from the first number seen to the highest.</param>
    public static FrameAccount Of(IReadOnlyCollection<int> numbers, FrameRun? expected = null)
    {
        var seen = new HashSet<int>();
        var (again, late, highest) = (new List<int>(), new List<int>(), int.MinValue);
        foreach (var number in numbers)
        {
            if (!seen.Add(number))
            {
                again.Add(number);
            }
            else if (number < highest)
            {
                late.Add(number);
            }

            highest = Math.Max(highest, number);
        }

        var range = expected ?? (numbers.Count == 0 ? new FrameRun(0, -1) : new FrameRun(numbers.First(), highest));
        return new FrameAccount { Count = seen.Count, Again = again, Late = late, Missing = Holes(seen, range) };
    }

    private static List<FrameRun> Holes(HashSet<int> seen, FrameRun range)
    {
        var holes = new List<FrameRun>();
        for (var number = range.First; number <= range.Last; number++)
        {
            if (seen.Contains(number))
            {
                continue;
            }

            if (holes.Count > 0 && holes[^1].Last == number - 1)
            {
                holes[^1] = holes[^1] with { Last = number };
            }
            else
            {
                holes.Add(new FrameRun(number, number));
            }
        }

        return holes;
    }
}
