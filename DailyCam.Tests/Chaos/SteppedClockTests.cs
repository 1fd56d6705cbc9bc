using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>The clock of the running product is stepped as a time server does, or a computer without a battery.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class SteppedClockTests
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(7);
    /// <summary>In ten years the token of the test has expired.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_hour_back_an_hour_on_and_ten_years_on_cost_no_picture_no_file_and_no_connection()
    {
        using var clock = await SteppedClock.MakeAsync();
        await using var camera = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync(clock.Environment);
        var id = await product.Api.AddRtspCameraAsync("Camera", camera.Url, new { analysis = false, detection = false });
        await product.Api.LiveAsync(id);
        await using var witness = await Witness.StartAsync(camera);
        await RecordedAsync(product, id);
        var capture = Capture(product);
        foreach (var step in new[] { TimeSpan.FromHours(-1), TimeSpan.FromHours(1), TimeSpan.FromDays(3653), TimeSpan.Zero })
        {
            clock.Step(step);
            await Task.Delay(Between, TimeProvider.System, TestContext.Current.CancellationToken);
            if (step < TokenLife)
            {
                await product.Api.LiveAsync(id);
            }
        }

        var seen = await witness.StopAsync();
        await RecordedAsync(product, id);
        var (now, again) = (await product.Api.GetAsync($"cameras/{id}"), Capture(product));
        Assert.Equal(0, await product.StopAsync());

        var archive = Path.Combine(product.DataPath, "archive");
        var recorded = await ArchiveNumbers.OfAsync(archive);
        var account = FrameAccount.Of([.. recorded.Order()]);
        var lost = seen.Except(recorded).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: four steps of the clock gave {ArchiveNumbers.Files(archive).Count} files; {lost.Count} of the witness's {seen.Count} pictures lost, {account.Doubled} doubled");
        Assert.NotEmpty(seen);
        Assert.Empty(lost);
        Assert.Equal(0, account.Doubled);
        Assert.Equal(capture, again);
        Assert.Equal("running", now.GetProperty("state").GetString());
        Assert.DoesNotContain(product.Log, static line => line.Contains("is lost", StringComparison.Ordinal));
    }

    /// <summary>The process id of the capture's FFmpeg: another one after a restart.</summary>
    private static int Capture(ProductProcess product) => Assert.Single(product.Children(), static child => child.CommandLine.Contains("frag_keyframe", StringComparison.Ordinal)).Id;

    private static async Task RecordedAsync(ProductProcess product, string camera)
    {
        DateTimeOffset? first = null;
        await Eventually.Is(
            async () =>
            {
                var state = await product.Api.GetAsync($"cameras/{camera}");
                var last = state.GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : (DateTimeOffset?)null;
                first ??= last;
                return state.GetProperty("isRecording").GetBoolean() && last > first;
            },
            Soon,
            "something new is recorded");
    }
}
