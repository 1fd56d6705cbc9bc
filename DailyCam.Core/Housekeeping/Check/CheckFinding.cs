namespace DailyCam.Core.Housekeeping.Check;

/// <summary>One thing that does not match.</summary>
/// <param name="Name">Path below the archive, a file's name, or the id of a row.</param>
/// <param name="Detail">What exactly, in a few words.</param>
public sealed record CheckFinding(CheckKind Kind, string Name, string Detail)
{
    /// <summary>What was done about it; null when nothing was, or could be.</summary>
    public string? Repaired { get; init; }
}
