using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>All zones of a camera. One without an id is new; one that is not named is taken away; one without a kind keeps its kind, and a new one is a danger zone then.</summary>
internal sealed record ZonesBody(IReadOnlyList<ZonesBody.Item>? Zones)
{
    public IReadOnlyList<ZoneDraft> ToDrafts() =>
    [
        .. (Zones ?? []).Select(static zone => new ZoneDraft(
            ZoneId.TryParse(zone.Id, out var id) ? id : null,
            zone.Name,
            zone.Points,
            zone.Kind is null ? null : SourceBody.Word<ZoneKind>(zone.Kind))),
    ];

    internal sealed record Item(string? Id, string? Kind, string? Name, IReadOnlyList<ZonePoint>? Points);
}
