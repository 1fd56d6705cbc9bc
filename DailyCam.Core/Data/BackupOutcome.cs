namespace DailyCam.Core.Data;

/// <summary>How a backup or a restore ended.</summary>
/// <param name="Path">The file that was made, or that now stands in place; null when it failed.</param>
/// <param name="Detail">A sentence: why it failed, or what else to know.</param>
public sealed record BackupOutcome(string? Path, string Detail);
