namespace DailyCam.Core.Reports.Questions;

/// <summary>What a question says about time, and the text that is left.</summary>
/// <param name="IsUnclear">There is a time, and it could mean two things or none.</param>
/// <param name="Rest">The question without its times.</param>
internal sealed record ClockReading(IReadOnlyList<ClockTime> Times, bool IsUnclear, string Rest);
