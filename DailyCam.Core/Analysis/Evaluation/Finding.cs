using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Something that one side of a comparison found.</summary>
public sealed record Finding(IncidentCategory Category, DateTimeOffset At, Severity Severity)
{
    /// <summary>The claims of an answer that the code takes for incidents, whatever a second look said of them: what a model sees is compared, not what was made good behind it.</summary>
    /// <param name="startAt">Of the footage, from which the answer's seconds count.</param>
    internal static IReadOnlyList<Finding> Of(SegmentFindings findings, DateTimeOffset startAt) =>
    [
        .. findings.Claims.Select(static claim => (claim, severity: ClaimSeverity.Of(claim)))
            .Where(static pair => pair.severity is not null)
            .Select(pair => new Finding(pair.claim.Category, startAt.AddSeconds(pair.claim.EvidenceSecond), pair.severity!.Value)),
    ];
}
