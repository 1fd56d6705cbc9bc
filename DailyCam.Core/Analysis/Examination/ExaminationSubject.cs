using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>All that is known of a segment before a model looks at it.</summary>
/// <param name="Camera">With its zones.</param>
/// <param name="Round">Which of the answers that were asked for (<see cref="SegmentAnalysis.Round"/>).</param>
/// <param name="HasIncident">Whether local vision found one in it.</param>
internal sealed record ExaminationSubject(Camera Camera, int Round, bool HasIncident, PromptFacts Facts)
{
    /// <summary>What is painted over in every copy.</summary>
    public IReadOnlyList<IReadOnlyList<ZonePoint>> Masks => [.. Camera.Zones.Where(static zone => zone.Kind == ZoneKind.Mask).Select(static zone => zone.Points)];
}
