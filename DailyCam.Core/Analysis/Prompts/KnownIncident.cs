namespace DailyCam.Core.Analysis.Prompts;

/// <summary>An incident that local vision found; the second is relative to the segment.</summary>
public sealed record KnownIncident(int Second, string What);
