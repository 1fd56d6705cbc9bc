using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Housekeeping;

/// <summary>The command as somebody types it, with the real product.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class CheckCommandTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task It_leaves_a_running_product_alone_finds_what_a_kill_left_and_puts_it_right()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = "00:00:10", ["DailyCam__Archive__ReserveMegabytes"] = "0" });
        var camera = await product.Api.AddDemoCameraAsync();
        await Eventually.Is(async () => (await product.Api.GetAsync($"segments?camera={camera}")).GetProperty("items").GetArrayLength() > 0, Soon, "a segment is closed");

        var (code, said) = await product.CommandAsync("check", "--decode");
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains("A DailyCam is running", said[^1], StringComparison.Ordinal);
        Assert.Equal(1, (await product.CommandAsync("check", "--repair")).ExitCode);
        await Eventually.Is(() => Parts(product).Length == 1, Soon, "a file is open");

        await product.Kill9Async();
        (code, said) = await product.CommandAsync("check");
        Assert.Equal(1, code);
        Assert.Contains(said, static line => line.StartsWith("LeftOpen ", StringComparison.Ordinal));
        Assert.Single(Parts(product));

        (code, said) = await product.CommandAsync("check", "--repair");
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains(said, static line => line.EndsWith("taken in", StringComparison.Ordinal) || line.Contains("taken in as", StringComparison.Ordinal));
        Assert.Empty(Parts(product));
        (code, said) = await product.CommandAsync("check");
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Equal(2, (await product.CommandAsync("check", "--fast")).ExitCode);
    }

    private static string[] Parts(ProductProcess product) => Directory.GetFiles(Path.Combine(product.DataPath, "archive"), "*.part.mp4", SearchOption.AllDirectories);
}
