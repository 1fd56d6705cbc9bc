namespace DailyCam.Core.Reports.Questions;

/// <summary>One time that something was.</summary>
/// <param name="Length">Null for a moment.</param>
internal sealed record Occurrence(DateTimeOffset At, TimeSpan? Length, IReadOnlyList<Citation> Citations);
