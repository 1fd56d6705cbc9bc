using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Faults;

public sealed class FaultStatisticsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Room = new("bcdfghjkmnpq");
    private static readonly CameraId Hall = new("bcdfghjkmnpr");

    [Fact]
    public void Figures_are_counted_by_kind_and_camera()
    {
        var faults = new[]
        {
            Ended(FaultKind.RtspNetwork, Room, 10), Ended(FaultKind.RtspNetwork, Room, 20), Ended(FaultKind.RtspNetwork, Room, 60),
            Ended(FaultKind.RtspNetwork, Hall, 5), Ended(FaultKind.DiskFull, Room, 100, lost: 0), Going(FaultKind.RtspNetwork, Room, 30),
        };
        var statistics = FaultStatistics.Of(faults, FaultPeriod.LastDays(7, Now, TimeZoneInfo.Utc));

        Assert.Equal([(FaultKind.RtspNetwork, Room), (FaultKind.RtspNetwork, Hall), (FaultKind.DiskFull, (CameraId?)Room)], statistics.Groups.Select(static g => (g.Kind, g.Camera)));
        Assert.Equal(new FaultFigures(4, 1, 3, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), 0.75, TimeSpan.FromSeconds(120)), statistics.Groups[0].Figures);
        Assert.Equal(new FaultFigures(1, 0, 1, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(100), 1, TimeSpan.Zero), statistics.Groups[2].Figures);
        Assert.Equal((6, TimeSpan.FromSeconds(125)), (statistics.Total.Count, statistics.Total.Lost));
        Assert.Equal(7, statistics.Days.Count);
        Assert.Equal((5, 1), (statistics.Days[^1].Counts[FaultKind.RtspNetwork], statistics.Days[^1].Counts[FaultKind.DiskFull]));
        Assert.All(statistics.Days.SkipLast(1), static day => Assert.Empty(day.Counts));
    }

    [Fact]
    public void What_nobody_waited_out_is_counted_but_is_no_success_and_no_failure()
    {
        var faults = new[] { Ended(FaultKind.RtspNetwork, Room, 3600, FaultRecovery.NoLongerWanted), Ended(FaultKind.RtspNetwork, Room, 50, FaultRecovery.TurnedIntoAnother), Ended(FaultKind.RtspNetwork, Room, 8) };
        var figures = FaultFigures.Of(faults, Now);
        Assert.Equal((3, 1, 1d, TimeSpan.FromSeconds(8)), (figures.Count, figures.Recovered, figures.SuccessRate, figures.MeanRecovery));

        var nothing = FaultFigures.Of([], Now);
        Assert.Equal(new FaultFigures(0, 0, 0, null, null, null, TimeSpan.Zero), nothing);
        Assert.Null(FaultFigures.Of([faults[0]], Now).SuccessRate);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(19, 19)]
    [InlineData(20, 19)]
    [InlineData(21, 20)]
    [InlineData(100, 95)]
    public void The_95th_percentile_is_the_nearest_rank(int count, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), FaultFigures.Of([.. Enumerable.Range(1, count).Select(static s => Ended(FaultKind.RtspNetwork, Room, s))], Now).P95Recovery);

    [Fact]
    public void A_day_is_a_day_of_the_viewers_calendar()
    {
        var seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
        var period = FaultPeriod.LastDays(2, Now, seoul);
        Assert.Equal((new DateOnly(2026, 11, 19), new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.Zero)), (period.First, period.FromAt));
        var late = new Fault { Kind = FaultKind.Unknown, BeganAt = new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero) };
        var early = new Fault { Kind = FaultKind.Unknown, BeganAt = new DateTimeOffset(2026, 11, 19, 14, 59, 59, TimeSpan.Zero) };
        Assert.Equal([1, 1], FaultStatistics.Of([late, early], period).Days.Select(static day => day.Figures.Count));
    }

    [Fact]
    public void Rows_from_before_these_columns_are_judged_by_their_kind()
    {
        var lost = new Fault { Kind = FaultKind.RtspNetwork, BeganAt = Now.AddSeconds(-90), RecoveredAt = Now.AddSeconds(-60) };
        var saved = new Fault { Kind = FaultKind.StorageDisconnected, BeganAt = Now.AddSeconds(-90), RecoveredAt = Now.AddSeconds(-60) };
        Assert.Equal((30d, 0d), (FaultFigures.LostSeconds(lost, Now), FaultFigures.LostSeconds(saved, Now)));
        Assert.Equal(2, FaultFigures.Of([lost, saved], Now).Recovered);
    }

    [Fact]
    public void Groups_and_days_add_up_to_the_whole_whatever_happened()
    {
        var any = Gen.ListOf(
            from kind in Gen.Elements(Enum.GetValues<FaultKind>())
            from camera in Gen.Elements<CameraId?>(null, Room, Hall)
            from ago in Gen.Choose(0, 900_000)
            from length in Gen.Choose(-1, 5000)
            from how in Gen.Elements(Enum.GetValues<FaultRecovery>())
            from lost in Gen.Choose(0, 5000)
            select new Fault
            {
                Kind = kind, CameraId = camera, BeganAt = Now.AddSeconds(-ago), RecoveredAt = length < 0 ? null : Now.AddSeconds(length - ago),
                Recovery = length < 0 ? null : how, LostSeconds = length < 0 ? null : Math.Min(lost, length),
            });
        Prop.ForAll(any.ToArbitrary(), static faults =>
        {
            var all = FaultStatistics.Of([.. faults], FaultPeriod.LastDays(7, Now, TimeZoneInfo.Utc));
            var figures = all.Groups.Select(static g => g.Figures).Append(all.Total).ToList();
            return all.Groups.Sum(static g => g.Figures.Count) == faults.Count
                && all.Days.Sum(static d => d.Figures.Count) == faults.Count
                && all.Days.All(static d => d.Counts.Values.Sum() == d.Figures.Count)
                && Math.Abs(all.Groups.Sum(static g => g.Figures.Lost.TotalSeconds) - all.Total.Lost.TotalSeconds) < 1
                && figures.TrueForAll(static f => f.Recovered + f.Open <= f.Count && f.SuccessRate is null or (>= 0 and <= 1) && f.Lost >= TimeSpan.Zero)
                && figures.TrueForAll(static f => f.MeanRecovery is null == (f.Recovered == 0) && f.P95Recovery is null == (f.Recovered == 0));
        }).QuickCheckThrowOnFailure();
    }

    private static Fault Ended(FaultKind kind, CameraId camera, double seconds, FaultRecovery how = FaultRecovery.Reconnected, double? lost = null) =>
        new() { Kind = kind, CameraId = camera, BeganAt = Now.AddHours(-2), RecoveredAt = Now.AddHours(-2).AddSeconds(seconds), Recovery = how, LostSeconds = lost ?? seconds };

    private static Fault Going(FaultKind kind, CameraId camera, double seconds) => new() { Kind = kind, CameraId = camera, BeganAt = Now.AddSeconds(-seconds) };
}
