using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>All that is known of a segment before a model looks at it.</summary>
/// <param name="Camera">With its zones.</param>
/// <param name="Round">Which of the answers that were asked for (<see cref="SegmentAnalysis.Round"/>).</param>
/// <param name="ConsentId">The consent under which it was asked for; null when a person asked, or nobody did.</param>
/// <param name="HasIncident">Whether local vision found one in it.</param>
internal sealed record ExaminationSubject(Camera Camera, int Round, long? ConsentId, bool HasIncident, PromptFacts Facts)
{
    /// <summary>False when consent was withdrawn and given again since it was asked for.</summary>
    public bool MayBeSentUnder(StandingConsent consent) => ConsentId is null || ConsentId == consent.Id;
}
