namespace DailyCam.Core.Data;

/// <summary>One backup on the disk.</summary>
/// <param name="MadeAt">UTC, from its name: a copied file has another date.</param>
public sealed record BackupFile(string Path, DateTimeOffset MadeAt);
