using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>The product on a computer that has run out of something.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class ScarceMachineTests
{
    private const int Readers = 20;

    /// <summary>The runtime alone keeps each of its three hundred libraries open and does not start with 256; many systems allow 1024.</summary>
    private const int Allowed = 512;

    /// <summary>Connections that come and go at the moment of counting, of the product's own and of the test's.</summary>
    private const int Trembling = 6;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Without_a_single_file_watch_left_it_comes_up_and_records()
    {
        // In a user namespace of its own, because the limit of the machine is everybody's.
        string[] without = ["unshare", "--user", "--map-root-user", "sh", "-c", "echo 0 >/proc/sys/user/max_inotify_instances && exec \"$0\" \"$@\""];
        await using (var possible = TestProcess.Start(without[0], [.. without[1..], "true"]))
        {
            await possible.ExitedAsync(Soon);
            Assert.SkipUnless(possible.ExitCode == 0, $"{DiskLab.CannotHere} take file watches away: {possible.Tail()}");
        }

        await using var product = await ProductProcess.StartAsync(within: without);
        var camera = await product.Api.AddDemoCameraAsync("Demo", new { detection = false });
        await product.Api.LiveAsync(camera);
        await RecordedAsync(product, camera, TimeProvider.System.GetUtcNow());
        Assert.DoesNotContain(product.Log, static line => line.Contains("inotify", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, await product.StopAsync());
    }

    [Fact]
    public async Task With_512_descriptors_three_cameras_and_twenty_viewers_want_for_nothing_and_none_is_left_open()
    {
        await using var lab = await RtspLab.StartAsync(kilobitsPerSecond: 1000);
        await using var product = await ProductProcess.StartAsync(within: ["prlimit", $"--nofile={Allowed}"]);
        var cameras = new List<string> { await product.Api.AddDemoCameraAsync("Demo"), await product.Api.AddRtspCameraAsync("Sub", lab.Sub), await product.Api.AddRtspCameraAsync("Sound", lab.Alaw) };
        foreach (var camera in cameras)
        {
            await product.Api.LiveAsync(camera);
            await RecordedAsync(product, camera, TimeProvider.System.GetUtcNow());
        }

        // What the first viewers make the product open once and for all (libraries, connections to its database) belongs to what it holds anyway.
        var first = await MostWithViewersAsync(product, cameras);
        await Eventually.Is(() => Descriptors(product) <= first - Readers, Soon, "the connections of the first viewers are closed");
        var quiet = Descriptors(product);
        var most = await MostWithViewersAsync(product, cameras);
        await Eventually.Is(() => Descriptors(product) <= quiet + Trembling, Soon, "what the second viewers opened is closed");
        foreach (var camera in cameras)
        {
            await RecordedAsync(product, camera, TimeProvider.System.GetUtcNow());
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {quiet} descriptors with three cameras, {most} with {Readers} viewers, {Descriptors(product)} after them; {Allowed} are allowed");
        Assert.InRange(most, quiet + 1, Allowed - 1);
        Assert.DoesNotContain(product.Log, static line => line.Contains("Too many open files", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Most descriptors while twenty viewers watch for some seconds.</summary>
    private static async Task<int> MostWithViewersAsync(ProductProcess product, IReadOnlyList<string> cameras)
    {
        var most = 0;
        using var over = new CancellationTokenSource(Watched, TimeProvider.System);
        var viewers = LiveViewers.StartAsync(product, cameras, Readers, over.Token);
        while (!over.IsCancellationRequested)
        {
            most = Math.Max(most, Descriptors(product));
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var outcome = await viewers;
        Assert.Empty(outcome.Refusals);
        Assert.True(outcome.Parts > Readers, $"only {outcome.Parts} parts were seen");
        return most;
    }

    private static int Descriptors(ProductProcess product) => Directory.GetFileSystemEntries($"/proc/{product.Id}/fd").Length;

    private static Task RecordedAsync(ProductProcess product, string camera, DateTimeOffset after) => Eventually.Is(
        async () => await product.Api.GetAsync($"cameras/{camera}") is var state && state.GetProperty("isRecording").GetBoolean()
            && state.GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } last && last.GetDateTimeOffset() > after,
        Soon,
        $"camera {camera} is recorded");
}
