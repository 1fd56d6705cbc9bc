using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Cameras;

/// <summary>A zone while it is drawn.</summary>
internal sealed record DrawnZone(ZoneId? Id, ZoneKind Kind, string Name, IReadOnlyList<ZonePoint> Points)
{
    public ZoneDraft ToDraft() => new(Id, Name, Points, Kind);
}
