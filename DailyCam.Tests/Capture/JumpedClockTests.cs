using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>
/// A camera with rare key frames whose clock goes back by an hour. FFmpeg says so on its standard error and gives no fragment until the next key frame, a minute later: what it says must be enough.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class JumpedClockTests
{
    private const double AnHourBack = -3600;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>Far below the 30 s after which a camera without fragments is given up; what is said comes with each picture.</summary>
    private static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_clock_that_goes_back_an_hour_is_noticed_at_once_although_no_key_frame_comes()
    {
        await using var camera = await NumberedCamera.StartAsync(new NumberedCameraSetup { KeyFrameSeconds = 60 });
        await using var gremlin = new TcpGremlin(camera.Port, seed: 1);
        await using var product = await ProductProcess.StartAsync();
        var id = await product.Api.AddRtspCameraAsync("Camera", NumberedCamera.UrlAt(gremlin.Port), new { analysis = false, detection = false });
        await Eventually.Is(async () => (await product.Api.GetAsync($"cameras/{id}")).GetProperty("isRecording").GetBoolean(), StartLimit, "the camera is recorded");
        var jumped = TimeProvider.System.GetUtcNow();
        gremlin.Weather.RtpShift += AnHourBack;
        await Eventually.Is(() => product.Log.Any(static line => line.Contains("ClockJump", StringComparison.Ordinal)), NoticeLimit, "the jump is noticed");
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: an hour back noticed after {(TimeProvider.System.GetUtcNow() - jumped).TotalSeconds:0.0} s");
        var tries = gremlin.Tries.Count;
        await Eventually.Is(() => gremlin.Tries.Count > tries, StartLimit, "the camera is asked anew");
        Assert.Equal(0, await product.StopAsync());
    }
}
