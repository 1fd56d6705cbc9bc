using DailyCam.Core.Data;
using DailyCam.Core.Measures;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class MeasureWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new();
    private readonly MeasureQueue queue = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        stop.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task Nothing_is_written_before_a_minute_is_over_and_what_waits_goes_in_one_write()
    {
        var running = Start(database);
        queue.Post(Minute(0));
        queue.Post(Minute(1));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(2, queue.Count);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Is(() => Rows().Count == 2, Patience, "the minutes are written");
        await StopAsync(running);
    }

    [Fact]
    public async Task A_minute_in_pieces_is_one_row_with_their_sums_and_the_stop_writes_the_last()
    {
        var running = Start(database);
        queue.Post(Minute(0, frames: 400));
        clock.Advance(MeasureWriter.WriteInterval);
        await Eventually.Is(() => Rows().Count == 1, Patience, "the first piece is written");
        queue.Post(Minute(0, frames: 500));
        await StopAsync(running);
        var row = Assert.Single(Rows());
        Assert.Equal((900, 2, 3), (row.Frames, row.Reconnects, row.LostPackets));
    }

    [Fact]
    public async Task While_the_database_is_away_minutes_wait_and_the_oldest_of_too_many_are_lost()
    {
        var flaky = new FlakyFactory(database) { IsAway = true };
        var running = Start(flaky);
        for (var i = 0; i < MeasureQueue.Capacity + 10; i++)
        {
            queue.Post(Minute(i));
        }

        clock.Advance(MeasureWriter.WriteInterval);
        await Eventually.Is(() => flaky.Asked > 0 && queue.Count == MeasureQueue.Capacity, Patience, "they wait again");
        flaky.IsAway = false;
        clock.Advance(MeasureWriter.WriteInterval);
        await Eventually.Is(() => Rows().Count == MeasureQueue.Capacity, Patience, "they are written");
        Assert.Equal(Minute(10).Minute, Rows().Min(static row => row.Minute));
        await StopAsync(running);
    }

    [Fact]
    public async Task What_is_older_than_the_limit_is_deleted_and_the_rest_is_kept()
    {
        queue.Post(Minute(-31 * 24 * 60));
        queue.Post(Minute(-29 * 24 * 60));
        var running = Start(database);
        clock.Advance(MeasureWriter.WriteInterval);
        await Eventually.Is(() => Rows() is [var row] && row.Minute > clock.GetUtcNow().AddDays(-30), Patience, "the old one is gone");
        await StopAsync(running);
    }

    private static MeasureMinute Minute(DateTimeOffset at, int frames) => new()
    {
        CameraId = StreamSource.Camera, Minute = at, Frames = frames, Fragments = 1, MediaMilliseconds = 500, Bytes = 7, Reconnects = 1, LostPackets = frames == 400 ? null : 3,
    };

    private static MeasureMinute Minute(int index, int frames = 900) => Minute(new DateTimeOffset(2026, 11, 20, 1, 2, 0, TimeSpan.Zero).AddMinutes(index), frames);

    private Task Start(IDbContextFactory<DailyCamDbContext> contexts)
    {
        var writer = new MeasureWriter(queue, new MeasureStore(contexts), Options.Create(new MeasuresOptions()), clock, NullLogger<MeasureWriter>.Instance);
        return writer.RunAsync(stop.Token);
    }

    private async Task StopAsync(Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private List<MeasureMinute> Rows()
    {
        using var context = database.CreateDbContext();
        return [.. context.MeasureMinutes.AsNoTracking()];
    }

    private sealed class FlakyFactory(TestDatabase database) : IDbContextFactory<DailyCamDbContext>
    {
        private int asked;

        public bool IsAway { get; set; }

        public int Asked => Volatile.Read(ref asked);

        public DailyCamDbContext CreateDbContext()
        {
            Interlocked.Increment(ref asked);
            return IsAway ? throw new SqliteException("database is locked", 5) : database.CreateDbContext();
        }
    }
}
