namespace DailyCam.Core.Archive;

/// <summary>What an export would come to, told before it is made.</summary>
/// <param name="Bytes">Its size but for the index of the finished file, which is a few kilobytes a minute.</param>
/// <param name="Length">Of the finished clip: whole key-frame groups, so it may begin and end a little outside of what was asked for.</param>
/// <param name="Missing">How much of what was asked for is not recorded.</param>
public sealed record ExportEstimate(long Bytes, TimeSpan Length, TimeSpan Missing)
{
    internal static ExportEstimate Of(IReadOnlyList<RecordedGroup> groups, DateTimeOffset from, DateTimeOffset to)
    {
        var inside = groups.Sum(group => (Earlier(group.EndAt, to) - Later(group.StartAt, from)).Ticks);
        var missing = to - from - TimeSpan.FromTicks(inside);
        return new ExportEstimate(groups[0].File.HeaderLength + groups.Sum(static group => group.Size), TimeSpan.FromTicks(groups.Sum(static group => group.Duration.Ticks)), missing > TimeSpan.Zero ? missing : TimeSpan.Zero);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
