namespace DailyCam.Core.Housekeeping;

/// <summary>
/// Chooses what to delete: first what is older than its camera's days, then the oldest of a camera beyond its gigabytes, then the oldest of all until enough is free. Pure.
/// The newest hour of each camera is never deleted for room: when that does not suffice, somebody else fills the disk, and deleting the last recordings would help nobody.
/// Nor for its age, as long as the camera exists: a wrong clock must not cost everything.
/// Nor does what was recorded while the clock was not set go for its age: nobody knows it.
/// What is kept for a confirmed incident goes neither for its age nor for its camera's gigabytes, though it counts among them; for room it goes last.
/// </summary>
internal static class RetentionPlan
{
    public static readonly TimeSpan Floor = TimeSpan.FromHours(1);

    public static IReadOnlyList<(RetentionCandidate Segment, RetentionReason Reason)> Choose(IReadOnlyList<RetentionCandidate> segments, RetentionRules rules)
    {
        var chosen = new List<(RetentionCandidate, RetentionReason)>();
        var left = segments.OrderBy(static segment => segment.EndAt).ThenBy(static segment => segment.Path, StringComparer.Ordinal).ToList();
        var newest = left.GroupBy(static segment => segment.Camera).ToDictionary(static group => group.Key, static group => group.Max(static segment => segment.EndAt));
        bool IsAboveFloor(RetentionCandidate segment) => segment.EndAt <= newest[segment.Camera] - Floor;
        if (rules.TrustsClock)
        {
            Take(left, chosen, RetentionReason.Age, segment => !segment.IsKept && !segment.IsTimeDoubtful && IsTooOld(segment, rules) && (IsAboveFloor(segment) || !rules.KeepsNewestOf.Contains(segment.Camera)));
        }

        var used = left.GroupBy(static segment => segment.Camera).ToDictionary(static group => group.Key, static group => group.Sum(static segment => segment.SizeBytes));
        Take(left, chosen, RetentionReason.CameraLimit, segment =>
        {
            if (segment.IsKept || !rules.MaxBytesOf.TryGetValue(segment.Camera, out var most) || used[segment.Camera] <= most || !IsAboveFloor(segment))
            {
                return false;
            }

            used[segment.Camera] -= segment.SizeBytes;
            return true;
        });

        if (rules.FreeBytes is { } free)
        {
            free += chosen.Sum(static choice => choice.Item1.SizeBytes);
            bool MakesRoom(RetentionCandidate segment)
            {
                if (free >= rules.MinimumFreeBytes || !IsAboveFloor(segment))
                {
                    return false;
                }

                free += segment.SizeBytes;
                return true;
            }

            Take(left, chosen, RetentionReason.FreeSpace, segment => !segment.IsKept && MakesRoom(segment));
            Take(left, chosen, RetentionReason.FreeSpaceKept, segment => segment.IsKept && MakesRoom(segment));
        }

        return chosen;
    }

    /// <summary>What of the room that is wanted stays missing when all of this is gone.</summary>
    public static long StillMissing(IReadOnlyList<(RetentionCandidate Segment, RetentionReason Reason)> chosen, RetentionRules rules) =>
        rules.FreeBytes is { } free ? Math.Max(0, rules.MinimumFreeBytes - free - chosen.Sum(static choice => choice.Segment.SizeBytes)) : 0;

    private static bool IsTooOld(RetentionCandidate segment, RetentionRules rules) => segment.EndAt < rules.Now - rules.KeepOf.GetValueOrDefault(segment.Camera, rules.Keep);

    private static void Take(List<RetentionCandidate> left, List<(RetentionCandidate, RetentionReason)> chosen, RetentionReason reason, Func<RetentionCandidate, bool> goes)
    {
        var kept = new List<RetentionCandidate>(left.Count);
        foreach (var segment in left)
        {
            if (goes(segment))
            {
                chosen.Add((segment, reason));
            }
            else
            {
                kept.Add(segment);
            }
        }

        left.Clear();
        left.AddRange(kept);
    }
}
