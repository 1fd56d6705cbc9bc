using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Incidents;

/// <summary>Watches the danger zones of every camera that local vision looks at; zones may be drawn later.</summary>
internal sealed class ZoneIncidentsFactory(
    IOptions<IncidentOptions> options, IncidentLog log, EvidencePictures pictures, CameraStore cameras, TimeProvider clock, ILogger<ZoneIncidents> logger)
    : IDetectionListenerFactory
{
    public IDetectionListener Create(Camera camera) => new ZoneIncidents(camera, options.Value, log, pictures, cameras, clock, logger);
}
