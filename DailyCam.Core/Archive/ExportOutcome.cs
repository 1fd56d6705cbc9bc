namespace DailyCam.Core.Archive;

/// <summary>What became of a wish for an export: the export, or what is wrong with the wish, or neither when the camera does not exist.</summary>
public sealed record ExportOutcome(Export? Export, Problem? Problem = null);
