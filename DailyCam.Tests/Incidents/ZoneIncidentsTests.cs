using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Frames;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Incidents;

public sealed class ZoneIncidentsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new(Start);
    private readonly HeldPictures pictures = new();
    private readonly FlakyContexts contexts;
    private readonly Camera camera = new() { Name = "living room", Source = new CameraSource { Kind = SourceKind.Demo } };
    private readonly ZoneIncidents zones;

    public ZoneIncidentsTests()
    {
        camera.Zones.Add(new Zone { Name = "table", Points = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)] });
        contexts = new FlakyContexts(database);
        zones = new ZoneIncidents(
            camera,
            new IncidentOptions(),
            new IncidentLog(contexts, new IncidentFeed()),
            new EvidencePictures(pictures, new RecentFragments(), database.Layout),
            new CameraStore(database, new ReversingSecretBox(), clock),
            clock,
            NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        pictures.Release();
        await zones.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task What_goes_on_ends_at_the_last_look_when_nobody_looks_any_more()
    {
        LookAt(0, 0.5, 1);
        clock.Advance(TimeSpan.FromSeconds(29));
        await BecomesAsync(static incident => incident.EndAt is null);
        clock.Advance(TimeSpan.FromSeconds(1));
        await BecomesAsync(static incident => incident.EndAt == Start.AddSeconds(1) && incident.Severity == Severity.Caution);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_loses_nothing()
    {
        contexts.Fails = static () => new SqliteException("database is locked", 5);
        LookAt(0, 0.5, 6);
        for (var attempts = 1; attempts <= 3; attempts++)
        {
            var least = attempts;
            // Two timers: the pause in the looking and the next attempt.
            await Eventually.Is(() => contexts.Failed >= least && clock.PendingTimers == 2, Limit, "the opening is tried");
            contexts.Fails = attempts == 3 ? null : contexts.Fails;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await BecomesAsync(static incident => incident.StartAt == Start && incident.Severity == Severity.Danger);
    }

    [Fact]
    public async Task An_opening_that_could_not_be_written_does_not_lose_the_danger_that_follows()
    {
        contexts.Fails = static () => new InvalidOperationException("nobody expected this");
        LookAt(0, 0.5);
        await Eventually.Is(() => contexts.Failed == 1, Limit, "the opening is given up");
        contexts.Fails = null;
        LookAt(6);
        await BecomesAsync(static incident => incident.StartAt == Start && incident.Severity == Severity.Danger);
    }

    [Fact]
    public async Task A_picture_that_takes_long_delays_no_row()
    {
        LookAt(0, 0.5);
        await Eventually.Is(() => pictures.Asked > 0, Limit, "the picture is being made");
        LookAt(6);
        await BecomesAsync(static incident => incident is { Severity: Severity.Danger, EvidencePicture: null });
        pictures.Release();
        await BecomesAsync(static incident => incident.EvidencePicture is not null);
    }

    private void LookAt(params double[] seconds)
    {
        foreach (var second in seconds)
        {
            using var frame = new VideoFrame(camera.Id, Start.AddSeconds(second), 1, 1, new byte[3]);
            var person = new DetectedObject(DetectedObject.PersonLabel, 0.8f, new PictureBox(0.4f, 0.4f, 0.2f, 0.2f));
            zones.Looked(new FrameDetections(camera.Id, frame.TakenAt, 0.1f, Looked: true, [person]), frame);
        }
    }

    private Task BecomesAsync(Func<Incident, bool> expected) => Eventually.Is(
        async () =>
        {
            await using var context = database.CreateDbContext();
            return await context.Incidents.AsNoTracking().SingleOrDefaultAsync() is { } incident && expected(incident);
        },
        Limit,
        "the row is as expected");

    /// <summary>A database that fails as long as it is told to.</summary>
    private sealed class FlakyContexts(TestDatabase database) : IDbContextFactory<DailyCamDbContext>
    {
        private int failed;

        public Func<Exception>? Fails { get; set; }

        public int Failed => Volatile.Read(ref failed);

        public DailyCamDbContext CreateDbContext()
        {
            if (Fails is { } fails)
            {
                Interlocked.Increment(ref failed);
                throw fails();
            }

            return database.CreateDbContext();
        }
    }

    /// <summary>Pictures that are not ready before they are released.</summary>
    private sealed class HeldPictures : IPictureMaker
    {
        private readonly TaskCompletionSource<byte[]?> made = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int asked;

        public int Asked => Volatile.Read(ref asked);

        public void Release() => made.TrySetResult([1]);

        public Task<byte[]?> FromFragmentsAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, DateTimeOffset at, int? maxWidth, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<byte[]?> KeyFramesAsync(InitSegment init, IReadOnlyList<MediaFragment> fragments, int width, int height, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<byte[]?> FromFrameAsync(VideoFrame frame, int? maxHeight, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            return made.Task;
        }
    }
}
