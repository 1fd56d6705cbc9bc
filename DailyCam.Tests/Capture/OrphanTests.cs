using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>The whole product is killed the hard way while a camera runs.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class OrphanTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task No_child_survives_a_killed_product_and_the_camera_runs_again_after_the_restart()
    {
        await using var product = await ProductProcess.StartAsync();
        await product.Api.PostAsync("cameras", new { name = "demo", source = new { kind = "demo" } });
        await Eventually.Is(async () => await StateAsync(product) == "running", Patience, "the demo camera runs");
        Assert.NotEmpty(product.Children());

        await product.Kill9Async();
        await Eventually.Is(() => product.Children().Count == 0, TimeSpan.FromSeconds(5), "every child is gone five seconds after kill -9");

        await product.StartAgainAsync();
        await Eventually.Is(async () => await StateAsync(product) == "running", Patience, "the demo camera runs again");
        Assert.Equal(0, await product.StopAsync());
        Assert.Empty(product.Children());
    }

    private static async Task<string?> StateAsync(ProductProcess product) =>
        (await product.Api.GetAsync("cameras")).GetProperty("items")[0].GetProperty("state").GetString();
}
