using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class CameraSupervisorTests
{
    [Fact]
    public async Task A_camera_that_cannot_be_started_keeps_no_other_from_running()
    {
        using var bench = new CaptureBench(new NoLauncher(), TimeProvider.System);
        var (bad, good) = (CaptureBench.Demo, CaptureBench.Demo);
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Cameras.AddRange(bad, good);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var store = new CameraStore(bench.Database, new ReversingSecretBox(), TimeProvider.System);
        var running = new CameraSupervisor(store, [new Picky(bad.Id)], bench.Context).RunAsync(stop.Token);
        await Eventually.Is(() => Task.FromResult(bench.Context.Board.Find(good.Id) is not null), TimeSpan.FromSeconds(20), "the good camera runs");
        Assert.False(running.IsCompleted);
        Assert.Null(bench.Context.Board.Find(bad.Id));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("{ \"kind\": ")]
    [InlineData("{\"kind\":99}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_row_that_cannot_be_read_is_a_fault_of_that_camera_and_the_others_run(string stored)
    {
        using var bench = new CaptureBench(new NoLauncher(), TimeProvider.System);
        var (bad, good) = (CaptureBench.Demo, CaptureBench.Demo);
        await using (var context = bench.Database.CreateDbContext())
        {
            context.Cameras.AddRange(bad, good);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlAsync($"UPDATE Cameras SET Source = {stored} WHERE Id = {bad.Id.Value}", TestContext.Current.CancellationToken);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var store = new CameraStore(bench.Database, new ReversingSecretBox(), TimeProvider.System);
        var running = new CameraSupervisor(store, [], bench.Context).RunAsync(stop.Token);
        await Eventually.Is(
            () => bench.Context.Board.Find(bad.Id) is { State: CaptureState.Waiting, FaultReason: FaultReason.SettingsUnreadable } && bench.Context.Board.Find(good.Id) is not null,
            TimeSpan.FromSeconds(20),
            "the bad camera tells its fault, the good one runs");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        // Switching it off must not write over what somebody may still save.
        await store.SwitchAsync(bad.Id, on: false, TestContext.Current.CancellationToken);
        await using var after = bench.Database.CreateDbContext();
        Assert.Equal([stored], await after.Database.SqlQuery<string>($"SELECT Source AS Value FROM Cameras WHERE Id = {bad.Id.Value}").ToListAsync(TestContext.Current.CancellationToken));
    }

    private sealed class Picky(CameraId bad) : IFragmentConsumerFactory
    {
        public IFragmentConsumer? Create(Camera camera) => camera.Id == bad ? throw new FormatException("A bad row.") : null;
    }

    private sealed class NoLauncher : IMediaProcessLauncher
    {
        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken) => throw new IOException("No process here.");
    }
}
