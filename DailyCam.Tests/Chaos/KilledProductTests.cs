using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>The product is killed in mid-recording and started again on the same data.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class KilledProductTests
{
    private static readonly TimeSpan ChildrenGone = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostLost = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    // Not a whole number of key frame intervals: the kill falls into the middle of a group of pictures.
    private static readonly TimeSpan Recorded = TimeSpan.FromSeconds(10.7);

    [Fact]
    public async Task Kill_9_in_mid_recording_leaves_no_child_loses_two_seconds_at_most_and_capture_goes_on_after_the_restart()
    {
        await using var numbered = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync();
        var camera = await product.Api.AddRtspCameraAsync("Camera", numbered.Url);
        await product.Api.LiveAsync(camera);
        await Eventually.Is(() => product.Children().Count >= 2, Soon, "capture and the frame decoder run");
        await using var witness = await Witness.StartAsync(numbered);
        var began = TimeProvider.System.GetUtcNow();
        await Task.Delay(Recorded, TimeProvider.System, TestContext.Current.CancellationToken);

        var children = product.Children().Count;
        var killedAt = TimeProvider.System.GetUtcNow();
        await product.Kill9Async();
        var gone = Stopwatch.StartNew();
        await Eventually.Is(() => product.Children().Count == 0, ChildrenGone, "no child of the killed product is left");
        gone.Stop();
        var seen = await witness.StopAsync();

        var again = Stopwatch.StartNew();
        await product.StartAgainAsync();
        await product.Api.LiveAsync(camera);
        again.Stop();
        var listed = await LastListedAsync(product, camera, began, killedAt);
        var pictures = await RecordedPictures.OfAsync(product, camera, began, killedAt);
        var lost = pictures.AgeOfNewest(killedAt);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: {children} children gone after {gone.Elapsed.TotalSeconds:0.00} s; {pictures.Count} pictures playable, the newest drawn {lost.TotalSeconds:0.00} s before the kill, "
            + $"listed up to {(killedAt - listed).TotalSeconds:0.00} s before it; live again {again.Elapsed.TotalSeconds:0.0} s after the start");
        pictures.AssertUnbroken(seen);
        Assert.InRange(lost, TimeSpan.Zero, MostLost);
        Assert.InRange(killedAt - listed, -MostLost, MostLost);
        await Eventually.Is(async () => await LastListedAsync(product, camera, killedAt, killedAt.AddMinutes(5)) > killedAt.AddSeconds(3), Soon, "new pictures are recorded after the restart");
    }

    /// <summary>End of the last stretch listed that began before <paramref name="to"/>.</summary>
    private static async Task<DateTimeOffset> LastListedAsync(ProductProcess product, string camera, DateTimeOffset from, DateTimeOffset to)
    {
        var now = TimeProvider.System.GetUtcNow();
        var list = await product.Api.GetAsync($"cameras/{camera}/recordings?from={from.UtcDateTime:O}&to={(to < now ? to : now).UtcDateTime:O}");
        return list.GetProperty("stretches").EnumerateArray().Select(static stretch => stretch.GetProperty("endAt").GetDateTimeOffset()).DefaultIfEmpty(from).Max();
    }
}
