namespace DailyCam.Core.Analysis.Examination;

/// <summary>What came of asking for another examination.</summary>
/// <param name="Analyzer">Who examines; null with a problem.</param>
/// <param name="Queued">Segments that are examined again.</param>
/// <param name="Done">Segments whose answer would be the same, or that are being examined already.</param>
public sealed record AgainOutcome(Problem? Problem, string? Analyzer, int Queued, int Done)
{
    public static AgainOutcome Refused(Problem problem) => new(problem, null, 0, 0);
}
