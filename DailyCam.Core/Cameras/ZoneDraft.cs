namespace DailyCam.Core.Cameras;

/// <summary>A zone as somebody drew it, before it was checked.</summary>
/// <param name="Id">The zone it replaces; null for a new one.</param>
public sealed record ZoneDraft(ZoneId? Id, string? Name, IReadOnlyList<ZonePoint>? Points);
