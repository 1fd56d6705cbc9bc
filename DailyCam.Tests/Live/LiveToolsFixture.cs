using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A product with a camera that moves, is recorded, has sound and two zones, one on which nothing moves and that is not recorded, and a browser.</summary>
public sealed class LiveToolsFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public BrowserFixture Browser { get; } = new();

    public ProductProcess Product { get; private set; } = null!;

    public string Camera { get; private set; } = string.Empty;

    /// <summary>It is watched, and nothing moves on its picture.</summary>
    public string Quiet { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        Product = await ProductProcess.StartAsync();
        var video = await MediaClips.MakeAsync(folder.File("nursery.mp4"), seconds: 20, audio: true);
        Camera = await Product.Api.AddFileCameraAsync("아기방 Nursery", video);
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "smptebars=size=320x180:rate=10:duration=20", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "20", folder.File("still.mp4")]);
        Quiet = await Product.Api.AddFileCameraAsync("현관 Hall", folder.File("still.mp4"), new { recording = false });
        await Product.Api.PutAsync($"cameras/{Camera}/zones", new
        {
            zones = new object[]
            {
                new { kind = "danger", name = "식탁 Table", points = Points((0.1, 0.3), (0.45, 0.3), (0.45, 0.7), (0.1, 0.7)) },
                new { kind = "mask", name = "창문 Window", points = Points((0.6, 0.1), (0.9, 0.1), (0.9, 0.4), (0.6, 0.4)) },
            },
        });
        await Product.Api.LiveAsync(Camera);
        await Product.Api.LiveAsync(Quiet);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Browser.DisposeAsync();
        folder.Dispose();
    }

    private static object[] Points(params (double X, double Y)[] corners) => [.. corners.Select(static corner => new { x = corner.X, y = corner.Y })];
}
