namespace DailyCam.Core.Data;

/// <summary>What the start did about a damaged <c>app.db</c>.</summary>
/// <param name="Aside">Where the damaged file is kept.</param>
/// <param name="BackupAt">When the backup was made that took its place; null when there was none and a new database was begun.</param>
public sealed record DatabaseRescueNote(string Aside, DateTimeOffset? BackupAt);
