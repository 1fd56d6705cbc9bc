using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A product with a demo camera that plays, a camera that cannot be reached and one that is off, and a browser.</summary>
public sealed class LivePageFixture : IAsyncLifetime
{
    public BrowserFixture Browser { get; } = new();

    public ProductProcess Product { get; private set; } = null!;

    public string Camera { get; private set; } = string.Empty;

    public string Unreachable { get; private set; } = string.Empty;

    public string Off { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        Product = await ProductProcess.StartAsync();
        Camera = await Product.Api.AddDemoCameraAsync("거실 Living room", new { detection = false, location = "거실" });
        // The discard port: nothing listens there.
        Unreachable = await Product.Api.AddRtspCameraAsync("Nursery", "rtsp://127.0.0.1:9/stream1", new { location = "아이방" });
        Off = await Product.Api.AddDemoCameraAsync("Kitchen", new { isOn = false, location = "주방" });
        await AddIncidentAsync();
        await Product.Api.LiveAsync(Camera);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Browser.DisposeAsync();
    }

    /// <summary>As another process would have left it: pages read rows, whoever wrote them.</summary>
    private async Task AddIncidentAsync()
    {
        await using var context = Product.OpenDatabase();
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-3);
        context.Incidents.Add(new Incident
        {
            CameraId = new CameraId(Camera),
            StartAt = at,
            EndAt = at.AddSeconds(8),
            EvidenceAt = at.AddSeconds(2),
            Severity = Severity.Caution,
            Category = IncidentCategory.DangerZoneEntry,
            Source = IncidentSource.Zone,
            Confidence = 0.8,
            ZoneName = "식탁",
        });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
