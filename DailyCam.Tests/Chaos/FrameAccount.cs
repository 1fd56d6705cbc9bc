namespace DailyCam.Tests.Chaos;

/// <summary>What the numbers of recorded pictures say: which never arrived, which came twice, which came late. Pure.</summary>
internal sealed record FrameAccount
{
    public required int Count { get; init; }

    public required int Doubled { get; init; }

    /// <summary>Pictures after a later one that had not been there before.</summary>
    public required int Misordered { get; init; }

    /// <summary>Runs of numbers that are nowhere, in order.</summary>
    public required IReadOnlyList<FrameRun> Missing { get; init; }

    public int Lost => Missing.Sum(static run => run.Count);

    /// <param name="numbers">In the order of the recording.</param>
    /// <param name="expected">What should be there; null: from the first number seen to the highest.</param>
    public static FrameAccount Of(IReadOnlyCollection<int> numbers, FrameRun? expected = null)
    {
        var seen = new HashSet<int>();
        var (doubled, misordered, highest) = (0, 0, int.MinValue);
        foreach (var number in numbers)
        {
            if (!seen.Add(number))
            {
                doubled++;
            }
            else if (number < highest)
            {
                misordered++;
            }

            highest = Math.Max(highest, number);
        }

        var range = expected ?? (numbers.Count == 0 ? new FrameRun(0, -1) : new FrameRun(numbers.First(), highest));
        return new FrameAccount { Count = seen.Count, Doubled = doubled, Misordered = misordered, Missing = Holes(seen, range) };
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
