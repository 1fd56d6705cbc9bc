using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>Counting children: none is left behind as a zombie, as an orphan, or with an open file.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ChildCensusTests
{
    private const int Cycles = 200;
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // The promise is eight seconds; a container engine kills after ten.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Two_hundred_kills_and_restarts_leave_no_zombie()
    {
        using var children = new LauncherFixture();
        var ids = new List<int>();
        for (var cycle = 0; cycle < Cycles / AtOnce; cycle++)
        {
            var group = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => children.ShellAsync("exec sleep 100")));
            ids.AddRange(group.Select(static child => child.ProcessId));
            await Task.WhenAll(group.Select(async child =>
            {
                _ = TestProcess.Signal(child.ProcessId, TestProcess.SigKill);
                await child.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
                await child.DisposeAsync();
            }));
        }

        Assert.Equal(Cycles, ids.Count);
        await Eventually.Is(() => !ids.Exists(static id => ProcessFacts.Read(id) is { } facts && facts.ParentId == Environment.ProcessId), Patience, "every child was reaped");
    }

    [Fact]
    public async Task A_grandchild_that_keeps_every_pipe_open_holds_neither_the_stop_nor_the_next_start()
    {
        using var children = new LauncherFixture();
        var child = await children.ShellAsync("sleep 30 & echo $!; exec sleep 100");
        var grandchild = int.Parse((await new StreamReader(child.Output).ReadLineAsync().WaitAsync(Patience))!, System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            await child.DisposeAsync().AsTask().WaitAsync(Patience);
            await using var next = await children.ShellAsync("exit 5");
            Assert.Equal(5, (await next.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience)).Code);
        }
        finally
        {
            _ = TestProcess.Signal(grandchild, TestProcess.SigKill);
        }
    }

    [Fact]
    public async Task A_polite_stop_closes_every_camera_within_eight_seconds_and_every_file_plays()
    {
        await using var product = await ProductProcess.StartAsync();
        string[] cameras = [await product.Api.AddDemoCameraAsync("One"), await product.Api.AddDemoCameraAsync("Two"), await product.Api.AddDemoCameraAsync("Three")];
        foreach (var camera in cameras)
        {
            await product.Api.LiveAsync(camera);
        }

        await Eventually.Is(() => Files(product, "*.part.mp4").Length == cameras.Length, Patience, "each camera is recorded");
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        var code = await product.StopAsync();
        watch.Stop();
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {cameras.Length} cameras stopped in {watch.Elapsed.TotalSeconds:0.0} s");

        Assert.Equal(0, code);
        Assert.Empty(product.Children());
        Assert.Empty(Files(product, "*.part.mp4"));
        var files = Files(product, "*.mp4");
        Assert.Equal(cameras.Length, files.Length);
        foreach (var file in files)
        {
            Assert.Empty(await MediaClips.ComplaintsAsync(file));
        }

        Assert.True(watch.Elapsed < StopLimit, $"stopping took {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static string[] Files(ProductProcess product, string pattern)
    {
        var archive = Path.Combine(product.DataPath, "archive");
        return Directory.Exists(archive) ? Directory.GetFiles(archive, pattern, SearchOption.AllDirectories) : [];
    }
}
