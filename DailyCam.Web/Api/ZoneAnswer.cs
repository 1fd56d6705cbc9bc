using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

internal sealed record ZoneAnswer(ZoneId Id, string Name, IReadOnlyList<ZonePoint> Points)
{
    public static ZoneAnswer Of(Zone zone) => new(zone.Id, zone.Name, zone.Points);
}
