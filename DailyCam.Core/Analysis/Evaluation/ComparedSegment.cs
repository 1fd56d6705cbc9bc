namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>An archive segment that both sides have looked at.</summary>
/// <param name="Judged">What the family said of the incidents in it.</param>
public sealed record ComparedSegment(SideAnswer Left, SideAnswer Right, IReadOnlyList<JudgedMoment> Judged);
