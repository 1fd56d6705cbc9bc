using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

internal sealed record ZoneAnswer(ZoneId Id, ZoneKind Kind, string Name, IReadOnlyList<ZonePoint> Points)
{
    public static ZoneAnswer Of(Zone zone) => new(zone.Id, zone.Kind, zone.Name, zone.Points);
}
