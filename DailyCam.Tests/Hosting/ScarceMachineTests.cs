using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>The product on a computer that has run out of something.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ScarceMachineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

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

    private static Task RecordedAsync(ProductProcess product, string camera, DateTimeOffset after) => Eventually.Is(
        async () => await product.Api.GetAsync($"cameras/{camera}") is var state && state.GetProperty("isRecording").GetBoolean()
            && state.GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } last && last.GetDateTimeOffset() > after,
        Soon,
        $"camera {camera} is recorded");
}
