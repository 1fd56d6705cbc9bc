using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>
/// One product and one Chromium for the tests of a class (<c>IClassFixture&lt;ProductFixture&gt;</c>): a start costs seconds of computing, and what most tests of pages need is a product without cameras,
/// whatever it has seen before. A test about a first start, or one that needs settings of its own, starts its own.
/// </summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private ProductProcess product = null!;

    public BrowserFixture Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        product = await ProductProcess.StartAsync();
    }

    /// <summary>The product without a camera, an incident or a job of an earlier test. It goes on after the test; whoever stops it starts it again.</summary>
    public async Task<ProductProcess> CleanAsync()
    {
        foreach (var camera in (await product.Api.GetAsync("cameras")).GetProperty("items").EnumerateArray().ToArray())
        {
            await product.Api.DeleteAsync($"cameras/{camera.GetProperty("id").GetString()}");
        }

        var token = TestContext.Current.CancellationToken;
        await using var context = product.OpenDatabase();
        await Eventually.Is(async () => await IsEmptyAsync(context, token), Limit, "the cameras of an earlier test are gone");
        return product;
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        await Browser.DisposeAsync();
    }

    private static async Task<bool> IsEmptyAsync(DailyCamDbContext context, CancellationToken token)
    {
        await context.Incidents.ExecuteDeleteAsync(token);
        await context.JobItems.Where(static job => job.State == Core.Jobs.JobState.Done || job.State == Core.Jobs.JobState.Failed).ExecuteDeleteAsync(token);
        return !await context.Cameras.AnyAsync(token) && !await context.Incidents.AnyAsync(token);
    }
}
