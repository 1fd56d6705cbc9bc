namespace DailyCam.Core.Cameras;

/// <summary>A zone as somebody drew it, before it was checked.</summary>
/// <param name="Id">The zone it replaces; null for a new one.</param>
/// <param name="Kind">Null keeps the kind of the zone it replaces, so that a program that knows no masks cannot uncover one; a new zone is a danger zone then.</param>
public sealed record ZoneDraft(ZoneId? Id, string? Name, IReadOnlyList<ZonePoint>? Points, ZoneKind? Kind = null);
