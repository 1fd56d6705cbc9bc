namespace DailyCam.Core.Cameras;

/// <summary>A polygon on a camera's picture: a place a child must not enter (the stove, the balcony door, the stairs), or one that nobody outside may see.</summary>
public sealed class Zone
{
    /// <summary>Two points are a line; a polygon needs three.</summary>
    public const int MinPoints = 3;

    /// <summary>More corners than a finger draws; keeps one frame's check short.</summary>
    public const int MaxPoints = 32;

    public ZoneId Id { get; init; } = ZoneId.New();

    public CameraId CameraId { get; init; }

    public ZoneKind Kind { get; set; } = ZoneKind.Danger;

    public required string Name { get; set; }

    public required IReadOnlyList<ZonePoint> Points { get; set; }
}
