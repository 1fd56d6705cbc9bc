namespace DailyCam.Core.Analysis.Prompts;

/// <summary>How many people local vision saw at most over a stretch; seconds relative to the segment.</summary>
public sealed record PeopleStretch(int FromSecond, int ToSecond, int People);
