using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

public sealed class StorageForecastTests
{
    private const double Slack = 1e-6;

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly double Floor = RetentionPlan.Floor.TotalDays;

    private static readonly Gen<CameraOutlook> Cameras =
        from rate in Gen.Frequency((1, Gen.Constant(0)), (8, Gen.Choose(1, 5000)))
        from known in Gen.Choose(0, 9)
        from days in Gen.Choose(1, 60)
        from most in Gen.Choose(0, 50_000)
        from limited in Gen.Choose(0, 1)
        from kept in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 2000)))
        select new CameraOutlook(CameraId.New(), known == 0 ? null : rate, days, limited == 0 ? null : most, kept);

    [Fact]
    public void No_rule_is_broken_and_no_room_is_left_unused_whatever_the_cameras_and_the_disk() => Prop.ForAll(
        Gen.Zip(Cameras.ListOf(), Gen.Choose(0, 200_000)).ToArbitrary(),
        static input =>
        {
            var (cameras, room) = (input.Item1, input.Item2);
            var forecast = StorageForecast.Of(new StorageOutlook { Cameras = [.. cameras], RoomBytes = room });
            var fits = Math.Max(0, room - cameras.Sum(static camera => camera.KeptBytes));
            foreach (var (camera, own) in cameras.Zip(forecast.Cameras))
            {
                Assert.Equal(camera.BytesPerDay is > 0, own.Days is not null);
                Assert.True(own.Days is not { } days || (days <= camera.Days + Slack && days >= Math.Min(camera.Days, Floor) - Slack));
                Assert.True(own.Days is null or 0 || own.Days <= Floor + Slack || camera.MaxBytes is not { } most || own.Bytes + camera.KeptBytes <= most + Slack);
            }

            var cut = forecast.Cameras.Where(static camera => camera is { Days: not null, EndsBy: RetentionReason.FreeSpace }).ToList();
            Assert.True(forecast.Bytes <= fits + Slack || cut.TrueForAll(static camera => camera.Days <= Floor + Slack));

            // The oldest of all go: whoever is cut is cut at the same age, and nobody else reaches further; and then the room is used.
            Assert.True(cut.Count == 0 || forecast.Cameras.All(camera => camera.Days is not { } days || days <= cut[0].Days + Slack));
            Assert.True(cut.Count == 0 || forecast.Bytes >= fits - Slack - (fits * Slack));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact]
    public void More_room_fewer_bytes_or_more_days_never_keep_less() => Prop.ForAll(
        Gen.Zip(Cameras.NonEmptyListOf(), Gen.Choose(0, 200_000)).ToArbitrary(),
        static input =>
        {
            var outlook = new StorageOutlook { Cameras = [.. input.Item1], RoomBytes = input.Item2 };
            var before = StorageForecast.Of(outlook);
            AssertNotLess(before, StorageForecast.Of(outlook with { RoomBytes = input.Item2 + 5000 }), 0);
            AssertNotLess(before, StorageForecast.Of(outlook with { RoomBytes = null }), 0);
            var first = outlook.Cameras[0];
            var more = StorageForecast.Of(outlook with { Cameras = [first with { Days = first.Days + 5 }, .. outlook.Cameras.Skip(1)] });
            Assert.True(before.Cameras[0].Days is not { } days || more.Cameras[0].Days >= days - Slack);
            AssertNotLess(before, StorageForecast.Of(outlook with { Cameras = [first with { BytesPerDay = 0 }, .. outlook.Cameras.Skip(1)] }), 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Fact]
    public void Each_rule_that_ends_it_is_named()
    {
        var (room, hall, attic) = (new CameraId("roomroomroom"), new CameraId("hallhallhall"), new CameraId("atticatticat"));
        CameraOutlook[] cameras = [new(room, 10, 7), new(hall, 10, 7, MaxBytes: 30), new(attic, 0, 7)];
        var wide = StorageForecast.Of(new StorageOutlook { Cameras = cameras, RoomBytes = 1000 });
        Assert.Equal([(7d, RetentionReason.Age), (3d, RetentionReason.CameraLimit)], wide.Cameras.Take(2).Select(static camera => (camera.Days!.Value, camera.EndsBy)));
        Assert.Equal((3d, 100d, null), (wide.Days, wide.Bytes, wide.Cameras[2].Days));
        var narrow = StorageForecast.Of(new StorageOutlook { Cameras = cameras, RoomBytes = 80 });
        Assert.Equal([(5d, RetentionReason.FreeSpace), (3d, RetentionReason.CameraLimit)], narrow.Cameras.Take(2).Select(static camera => (camera.Days!.Value, camera.EndsBy)));
        var narrower = StorageForecast.Of(new StorageOutlook { Cameras = cameras, RoomBytes = 40 });
        Assert.Equal([(2d, RetentionReason.FreeSpace), (2d, RetentionReason.FreeSpace)], narrower.Cameras.Take(2).Select(static camera => (camera.Days!.Value, camera.EndsBy)));
    }

    /// <summary>The forecast is held to what retention really does: a month is played hour by hour.</summary>
    [Theory]
    [InlineData(long.MaxValue, 7, 4)]
    [InlineData(1500, 3.47, 3.47)]
    [InlineData(600, 1.39, 1.39)]
    public void What_it_says_is_what_retention_leaves_after_a_month(long room, double expectedRoom, double expectedHall)
    {
        var (living, hall) = (new CameraId("roomroomroom"), new CameraId("hallhallhall"));
        var segments = new List<RetentionCandidate>();
        var now = Now;
        for (var hour = 0; hour < 24 * 30; hour++, now = now.AddHours(1))
        {
            segments.Add(Segment(living, now, 12));
            segments.Add(Segment(hall, now, 6));
            var rules = new RetentionRules
            {
                Now = now, Keep = TimeSpan.FromDays(7), MaxBytesOf = new Dictionary<CameraId, long> { [hall] = 4 * 144 }, FreeBytes = room - segments.Sum(static segment => segment.SizeBytes), MinimumFreeBytes = 0,
                KeepsNewestOf = new HashSet<CameraId> { living, hall },
            };
            var gone = RetentionPlan.Choose(segments, rules).Select(static choice => choice.Segment).ToHashSet();
            segments.RemoveAll(gone.Contains);
        }

        var forecast = StorageForecast.Of(new StorageOutlook { Cameras = [new(living, 288, 7), new(hall, 144, 7, 4 * 144)], RoomBytes = room });
        Assert.Equal([expectedRoom, expectedHall], forecast.Cameras.Select(static camera => Math.Round(camera.Days!.Value, 2)));
        foreach (var camera in forecast.Cameras)
        {
            var reaches = (now.AddHours(-1) - segments.Where(segment => segment.Camera == camera.Id).Min(static segment => segment.StartAt)).TotalDays;
            Assert.InRange(reaches, camera.Days!.Value - 0.1, camera.Days.Value + 0.1);
        }
    }

    [Fact]
    public void What_a_day_brings_is_measured_by_the_calendar_from_the_oldest_that_is_there()
    {
        var camera = new Camera { Id = new CameraId("roomroomroom"), Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo } };
        List<RetentionCandidate> half = [.. Enumerable.Range(0, 48).Where(static hour => hour % 2 == 0).Select(hour => Segment(camera.Id, Now.AddHours(-hour), 10))];
        var stored = Assert.Single(StoredCameras.Of([camera], [.. half, Segment(camera.Id, Now.AddDays(-20), 500) with { IsKept = true }], Now));
        Assert.Equal((740L, 500L, 25), (stored.Bytes, stored.KeptBytes, stored.Files));
        Assert.Equal(240 / (47 / 24.0), stored.BytesPerDay!.Value, 6);
        Assert.Null(Assert.Single(StoredCameras.Of([camera], [Segment(camera.Id, Now.AddMinutes(60), 5) with { StartAt = Now.AddMinutes(-30), EndAt = Now }], Now)).BytesPerDay);
        var gone = StoredCameras.Of([], half, Now);
        Assert.Equal((null, false), (Assert.Single(gone).Name, gone[0].IsRecorded));
    }

    [Fact]
    public void A_change_that_is_not_saved_yet_changes_the_forecast_of_its_camera_and_what_the_others_have_left()
    {
        var (living, hall) = (new CameraId("roomroomroom"), new CameraId("hallhallhall"));
        const long Gigabyte = 1L << 30;
        var overview = new StorageOverview
        {
            Cameras = [Stored(living, 10 * Gigabyte), Stored(hall, 10 * Gigabyte)],
            Disk = new DiskReading(200 * Gigabyte, 100 * Gigabyte, HoldsData: true, null, Now),
            RetentionDays = 7,
            MinimumFreeBytes = 20 * Gigabyte,
        };
        Assert.Equal(5, overview.Forecast().Days!.Value, 6);
        Assert.Equal([2d, 7d], overview.Forecast(living, 2, null).Cameras.Select(static camera => Math.Round(camera.Days!.Value, 6)));
        Assert.Equal([3d, 7d], overview.Forecast(living, 30, 30).Cameras.Select(static camera => Math.Round(camera.Days!.Value, 6)));
        Assert.Equal(80 * Gigabyte, overview.OtherBytes);
    }

    private static StoredCamera Stored(CameraId id, long bytes) => new() { Id = id, Name = id.Value, Bytes = bytes, BytesPerDay = bytes, IsRecorded = true };

    private static void AssertNotLess(StorageForecast before, StorageForecast after, int from) => Assert.All(
        before.Cameras.Zip(after.Cameras).Skip(from), static pair => Assert.True(pair.First.Days is not { } days || pair.Second.Days >= days - Slack));

    /// <summary>An hour that ends at a moment.</summary>
    private static RetentionCandidate Segment(CameraId camera, DateTimeOffset endAt, long size)
    {
        var id = ArchiveSegmentId.New();
        return new RetentionCandidate(id, camera, id.Value, endAt.AddHours(-1), endAt, size);
    }
}
