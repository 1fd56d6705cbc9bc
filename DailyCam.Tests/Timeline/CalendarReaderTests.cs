using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Analysis;
using Xunit;

namespace DailyCam.Tests.Timeline;

public sealed class CalendarReaderTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    [Fact]
    public async Task Days_with_footage_and_the_worst_that_nobody_judged_are_told_by_the_viewers_days()
    {
        using var bench = new AnalysisBench();
        var midnight = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(9)).ToUniversalTime();
        var judged = bench.Incident(midnight.AddHours(4), Severity.Accident);
        judged.Review = ReviewState.Confirmed;
        await bench.SaveAsync(
            bench.Camera, bench.Segment(midnight.AddMinutes(-5)), bench.Segment(midnight.AddDays(-40)), judged,
            bench.Incident(midnight.AddHours(1), Severity.Advice), bench.Incident(midnight.AddHours(2)), bench.Incident(midnight.AddSeconds(-1), Severity.Danger));

        var days = await Reader(bench).GetMonthAsync(bench.Camera.Id, new DateOnly(2026, 11, 17), Seoul, default);

        Assert.Equal(DayWindow.DateAt(bench.Clock.GetUtcNow(), Seoul), days[^1].Date);
        Assert.Equal(November, days[0].Date);
        Assert.Equal(
            [new CalendarDay(new DateOnly(2026, 11, 19), HasFootage: true, Severity.Danger), new CalendarDay(new DateOnly(2026, 11, 20), HasFootage: true, Severity.Caution)],
            days.Where(static day => day.HasFootage || day.Unreviewed is not null));

        // The same instants seen from London: all of it happened on the 19th.
        var london = await Reader(bench).GetMonthAsync(bench.Camera.Id, November, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), default);
        Assert.Equal([new CalendarDay(new DateOnly(2026, 11, 19), HasFootage: true, Severity.Danger)], london.Where(static day => day.HasFootage || day.Unreviewed is not null));
    }

    [Fact]
    public async Task The_file_that_is_being_written_is_footage_and_another_cameras_day_is_not()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera, AnalysisBench.SegmentOf(CameraId.New(), AnalysisBench.Ten.AddDays(-2)));
        var now = bench.Clock.GetUtcNow();
        var board = new RecordingStatusBoard();
        board.Post(new RecordingStatus { Camera = bench.Camera.Id, OpenSegmentStartAt = now.AddMinutes(-1), LastPartOnDiskAt = now, OnDiskUntil = now });
        var days = await Reader(bench, board).GetMonthAsync(bench.Camera.Id, November, Seoul, default);
        Assert.Equal([DayWindow.DateAt(now, Seoul)], days.Where(static day => day.HasFootage).Select(static day => day.Date));
    }

    [Fact]
    public async Task A_month_that_is_still_to_come_has_no_days_and_one_that_is_over_has_all()
    {
        using var bench = new AnalysisBench();
        await bench.SaveAsync(bench.Camera);
        Assert.Empty(await Reader(bench).GetMonthAsync(bench.Camera.Id, new DateOnly(2026, 12, 1), Seoul, default));
        Assert.Equal(31, (await Reader(bench).GetMonthAsync(bench.Camera.Id, new DateOnly(2026, 10, 5), Seoul, default)).Count);
    }

    private static CalendarReader Reader(AnalysisBench bench, RecordingStatusBoard? board = null) => new(bench.Database, board ?? new RecordingStatusBoard(), bench.Clock);
}
