using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>What an open page is told about its cameras.</summary>
public sealed class CameraWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TestDatabase database = new();
    private readonly ManualTimeProvider clock = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_change_that_meets_a_locked_database_is_shown_when_the_database_answers_again()
    {
        var moody = new MoodyDatabase(database);
        var store = new CameraStore(moody, new ReversingSecretBox(), clock);
        var camera = (await store.AddAsync(new CameraDraft { Name = "demo", Source = new SourceDraft { Kind = SourceKind.Demo } }, TestContext.Current.CancellationToken)).Camera!;
        using var watch = new CameraWatch(store, new CaptureStatusBoard(), new RecordingStatusBoard(), clock, static () => Task.CompletedTask);
        await watch.LoadAsync(TestContext.Current.CancellationToken);
        Assert.True(watch.Sights.Single().Camera.IsOn);

        await store.SwitchAsync(camera.Id, on: false, TestContext.Current.CancellationToken);
        moody.IsLocked = true;
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Is(() => moody.Refusals > 0, Patience, "a look met the locked database");
        Assert.True(watch.Sights.Single().Camera.IsOn);

        moody.IsLocked = false;
        await Eventually.Is(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return !watch.Sights.Single().Camera.IsOn;
            },
            Patience,
            "the change is shown");
    }

    [Fact]
    public async Task A_proof_that_has_grown_old_is_none_also_while_the_database_keeps_a_change_waiting()
    {
        var moody = new MoodyDatabase(database);
        var store = new CameraStore(moody, new ReversingSecretBox(), clock);
        var camera = (await store.AddAsync(new CameraDraft { Name = "demo", Source = new SourceDraft { Kind = SourceKind.Demo } }, TestContext.Current.CancellationToken)).Camera!;
        var recordings = new RecordingStatusBoard();
        recordings.Post(new RecordingStatus { Camera = camera.Id, LastPartOnDiskAt = clock.GetUtcNow() });
        using var watch = new CameraWatch(store, new CaptureStatusBoard(), recordings, clock, static () => Task.CompletedTask);
        await watch.LoadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(RecordingProof.Proven, watch.Sights.Single().Recording);

        await store.SwitchAsync(camera.Id, on: false, TestContext.Current.CancellationToken);
        moody.IsLocked = true;
        clock.Advance(RecordingTruth.ProofAge + TimeSpan.FromSeconds(1));
        Assert.NotEqual(RecordingProof.Proven, watch.Now().Single().Recording);
        await Eventually.Is(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return watch.Sights.Single().Recording != RecordingProof.Proven;
            },
            Patience,
            "the old proof is taken back");
        Assert.True(moody.Refusals > 0);
    }

    [Fact]
    public async Task A_camera_that_goes_on_running_is_not_drawn_again_and_one_that_stops_is_at_once_and_then_each_second()
    {
        var store = new CameraStore(database, new ReversingSecretBox(), clock);
        var camera = (await store.AddAsync(new CameraDraft { Name = "demo", Source = new SourceDraft { Kind = SourceKind.Demo } }, TestContext.Current.CancellationToken)).Camera!;
        var (board, drawn) = (new CaptureStatusBoard(), 0);
        using var watch = new CameraWatch(store, board, new RecordingStatusBoard(), clock, Draw);
        await watch.LoadAsync(TestContext.Current.CancellationToken);

        Beat(CaptureState.Running, 10);
        Assert.Equal(1, drawn);
        for (var second = 0; second < 5; second++)
        {
            Beat(CaptureState.Running, 11 + second);
        }

        Assert.Equal((1, 15.0), (drawn, watch.Sights.Single().Status!.Fps));
        Beat(CaptureState.Waiting, 0);
        Assert.Equal((2, CaptureState.Waiting), (drawn, watch.Sights.Single().State));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, drawn);

        Task Draw()
        {
            drawn++;
            return Task.CompletedTask;
        }

        void Beat(CaptureState state, double fps)
        {
            board.Post(new CaptureStatus { Camera = camera.Id, State = state, Since = DateTimeOffset.UnixEpoch, LastFrameAt = clock.GetUtcNow(), Fps = fps });
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class MoodyDatabase(TestDatabase database) : IDbContextFactory<DailyCamDbContext>
    {
        private int refusals;

        public bool IsLocked { get; set; }

        public int Refusals => Volatile.Read(ref refusals);

        public DailyCamDbContext CreateDbContext()
        {
            if (IsLocked)
            {
                Interlocked.Increment(ref refusals);
                throw new SqliteException("database is locked", 5);
            }

            return database.CreateDbContext();
        }
    }
}
