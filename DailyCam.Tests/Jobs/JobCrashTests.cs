using System.Diagnostics;
using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Jobs;

/// <summary>The built product, killed in the middle of a job.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class JobCrashTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["DailyCam__Analysis__SweepInterval"] = "00:00:01",
        ["DailyCam__Analysis__RegisterDelay"] = "00:00:02",
    };

    /// <summary>SQLite has no sleep; counting this far takes it minutes, and the killed process takes the count with it.</summary>
    private static readonly string SlowAnswers = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE VIEW Numbers AS WITH RECURSIVE Counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM Counted WHERE n < 3000000000) SELECT n FROM Counted;
        CREATE TRIGGER SlowAnswers BEFORE UPDATE OF State ON SegmentAnalyses WHEN NEW.State = {(int)AnalysisState.NotWatched}
        BEGIN SELECT count(*) FROM Numbers; END;
        """);

    [Fact]
    public async Task A_job_whose_process_is_killed_in_the_middle_runs_again_within_a_minute_of_the_restart_with_one_result()
    {
        await using var product = await ProductProcess.StartAsync(Settings);
        var database = Path.Combine(product.DataPath, "app.db");
        var (segment, behind) = await KillInMidJobAsync(product, database);

        var watch = Stopwatch.StartNew();
        await product.StartAgainAsync();
        await Eventually.Is(async () => (await JobAsync(database, segment))?.State == JobState.Done, Promised, "the job is done after the restart");
        Assert.True(watch.Elapsed < Promised);

        await using var context = Open(database);
        var job = await context.JobItems.SingleAsync(j => j.Key == segment.Value);
        Assert.Equal(2, job.Attempts);
        Assert.Equal(1, job.Crashes);
        var analysis = Assert.Single(await context.SegmentAnalyses.Where(a => a.SegmentId == segment).ToListAsync());
        Assert.Equal(AnalysisState.NotWatched, analysis.State);

        // It kept its place: what waited behind it still did.
        await Eventually.Is(async () => (await JobAsync(database, behind))?.State == JobState.Done, Promised, "the job behind it is done");
        Assert.True((await JobAsync(database, behind))!.StartedAt >= job.StartedAt);
    }

    [Fact]
    public async Task A_second_product_on_the_same_data_is_refused_in_words()
    {
        await using var first = await ProductProcess.StartAsync(Settings);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__DataPath"] = first.DataPath };
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ProductProcess.StartAsync(settings));
        Assert.Contains("Another DailyCam already uses", refused.Message, StringComparison.Ordinal);
        using var alive = await first.Stranger.GetAsync(new Uri("healthz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(alive.IsSuccessStatusCode);
    }

    /// <summary>Makes the writing of the job's answer take minutes, waits until the job runs, kills the process there, and takes the brake off again.</summary>
    private static async Task<(ArchiveSegmentId Killed, ArchiveSegmentId Behind)> KillInMidJobAsync(ProductProcess product, string database)
    {
        await using (var brake = await OpenRawAsync(database))
        {
            await RunAsync(brake, SlowAnswers);
        }

        // Both are old: they have one worker between them, and the first keeps it and the database's only pen.
        var (segment, behind) = await AddSegmentsAsync(database);
        await Eventually.Is(async () => await StateAsync(database, segment) == JobState.Running, Promised, "the job runs");
        await product.Kill9Async();
        await using var release = await OpenRawAsync(database);
        await RunAsync(release, "DROP TRIGGER SlowAnswers; DROP VIEW Numbers");
        return (segment, behind);
    }

    private static async Task<SqliteConnection> OpenRawAsync(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<JobState?> StateAsync(string database, ArchiveSegmentId segment) => (await JobAsync(database, segment))?.State;

    private static async Task<JobItem?> JobAsync(string database, ArchiveSegmentId segment)
    {
        await using var context = Open(database);
        return await context.JobItems.AsNoTracking().SingleOrDefaultAsync(j => j.Key == segment.Value);
    }

    private static async Task<(ArchiveSegmentId First, ArchiveSegmentId Second)> AddSegmentsAsync(string database)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (first, second) = (Segment(start), Segment(start.AddMinutes(10)));
        await using var context = Open(database);
        context.AddRange(first, second);
        await context.SaveChangesAsync();
        return (first.Id, second.Id);
    }

    private static ArchiveSegment Segment(DateTimeOffset start)
    {
        var camera = CameraId.New();
        return new ArchiveSegment
        {
            CameraId = camera, Path = $"{camera}/2026-01-01/{start:HHmmss}Z-1.mp4", StartAt = start, EndAt = start.AddMinutes(10), SizeBytes = 1, FragmentIndex = [],
            VideoCodec = "avc1.64001f", ClosedBy = SegmentClosedBy.Rotation, VerifiedAt = start.AddMinutes(10),
        };
    }

    private static DailyCamDbContext Open(string database) =>
        new(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={database}").Options);
}
