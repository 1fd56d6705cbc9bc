using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Cameras;

/// <summary>A zone while it is drawn.</summary>
internal sealed record DrawnZone(ZoneId? Id, ZoneKind Kind, string Name, IReadOnlyList<ZonePoint> Points)
{
    /// <summary>
    /// What the page knows it by, through all its changes: with the zone itself for a key each new corner would put a new field in the place of the one that is being written in, and take away what
    /// was written meanwhile.
    /// </summary>
    public object Key { get; } = new();

    /// <summary>Whether both would be stored alike.</summary>
    public bool IsDrawnLike(DrawnZone other) => Id == other.Id && Kind == other.Kind && Name == other.Name && Points.SequenceEqual(other.Points);

    public ZoneDraft ToDraft() => new(Id, Name, Points, Kind);
}
