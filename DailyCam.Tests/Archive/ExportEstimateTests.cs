using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class ExportEstimateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clip_is_whole_groups_and_what_is_not_recorded_is_told()
    {
        // Two files of three groups of two seconds each, and four seconds between them.
        RecordedFile[] files = [File(Start), File(Start.AddSeconds(10))];
        var whole = Of(files, Start, Start.AddSeconds(16));
        Assert.Equal(new ExportEstimate(1000 + (6 * 400), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(4)), whole);
        var cut = Of(files, Start.AddSeconds(1), Start.AddSeconds(5));
        Assert.Equal(new ExportEstimate(1000 + (3 * 400), TimeSpan.FromSeconds(6), TimeSpan.Zero), cut);
        var late = Of(files, Start.AddSeconds(15), Start.AddSeconds(20));
        Assert.Equal(new ExportEstimate(1000 + 400, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)), late);
    }

    private static ExportEstimate Of(RecordedFile[] files, DateTimeOffset from, DateTimeOffset to) => ExportEstimate.Of(RecordingPlaylist.Choose(files, from, to), from, to);

    private static RecordedFile File(DateTimeOffset start) => new()
    {
        Id = ArchiveSegmentId.New(),
        Camera = new CameraId("roomroomroom"),
        StartAt = start,
        EndAt = start.AddSeconds(6),
        Fragments = [.. Enumerable.Range(0, 6).Select(static index => new FragmentEntry(1000 + (index * 200), 200, index * 1000, 1000, index % 2 == 0))],
    };
}
