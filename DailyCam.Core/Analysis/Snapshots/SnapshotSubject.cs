using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>All that is known of a picture before a model looks at it.</summary>
/// <param name="Camera">With its zones, as it is now.</param>
internal sealed record SnapshotSubject(Camera Camera, PromptFacts Facts)
{
    /// <summary>What is painted over.</summary>
    public IReadOnlyList<IReadOnlyList<ZonePoint>> Masks => [.. Camera.Zones.Where(static zone => zone.Kind == ZoneKind.Mask).Select(static zone => zone.Points)];
}
