namespace DailyCam.Core.Health;

/// <summary>The state of each part at one moment.</summary>
public sealed record Readiness(PartState Database, PartState Jobs, PartState Storage, IReadOnlyList<CameraReadiness> Cameras)
{
    /// <summary>Pages and the API can do their work. A camera or a disk that is away does not make the product unready: it says so itself.</summary>
    public bool IsReady => Database is PartState.Ok && Jobs is PartState.Ok;
}
