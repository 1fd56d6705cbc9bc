using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>All zones of a camera. One without an id is new; one that is not named is taken away.</summary>
internal sealed record ZonesBody(IReadOnlyList<ZonesBody.Item>? Zones)
{
    public IReadOnlyList<ZoneDraft> ToDrafts() =>
        [.. (Zones ?? []).Select(static zone => new ZoneDraft(ZoneId.TryParse(zone.Id, out var id) ? id : null, zone.Name, zone.Points))];

    internal sealed record Item(string? Id, string? Name, IReadOnlyList<ZonePoint>? Points);
}
