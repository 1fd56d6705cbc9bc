using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Infrastructure;
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

    private sealed class Picky(CameraId bad) : IFragmentConsumerFactory
    {
        public IFragmentConsumer? Create(Camera camera) => camera.Id == bad ? throw new FormatException("A bad row.") : null;
    }

    private sealed class NoLauncher : IMediaProcessLauncher
    {
        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken) => throw new IOException("No process here.");
    }
}
