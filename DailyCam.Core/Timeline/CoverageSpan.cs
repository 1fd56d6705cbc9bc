namespace DailyCam.Core.Timeline;

/// <summary>Minutes in a row with the same state.</summary>
public sealed record CoverageSpan(DateTimeOffset FromAt, DateTimeOffset ToAt, CoverageState State)
{
    public int Minutes => (int)(ToAt - FromAt).TotalMinutes;
}
