using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Data;

/// <summary>The built product starts on the data folder of the first version.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class UpgradedProductTests
{
    [Fact]
    public async Task The_product_starts_on_the_data_of_the_first_version_and_shows_that_home()
    {
        using var folder = new TemporaryFolder();
        FirstVersionFiles.Restore(folder.Path);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__DataPath"] = folder.Path,
            ["DailyCam__Archive__RetentionDays"] = "3650",
            ["DailyCam__Jobs__KeepDoneDays"] = "365",
            ["DailyCam__Jobs__KeepFailedDays"] = "365",
        };
        await using var product = await ProductProcess.StartAsync(settings, firstRun: true);
        await product.Api.SignInAsync(FirstVersionHome.Admin, FirstVersionHome.Password);
        var cameras = await product.Api.GetAsync("cameras");
        var names = cameras.GetProperty("items").EnumerateArray().Select(static camera => camera.GetProperty("name").GetString()).ToList();
        Assert.Equal(FirstVersionHome.Cameras(static _ => string.Empty).Select(static camera => camera.Name), names);
        var incidents = await product.Api.GetAsync("incidents");
        Assert.Equal(
            FirstVersionHome.Incidents().Select(static incident => incident.Id.Value).Order(StringComparer.Ordinal),
            incidents.GetProperty("items").EnumerateArray().Select(static incident => incident.GetProperty("id").GetString()).Order(StringComparer.Ordinal));

        // The demo camera, which was on, is live again.
        await product.Api.LiveAsync(FirstVersionHome.Demo.Value);
        Assert.Equal(0, await product.StopAsync());
    }
}
