namespace DailyCam.Core.Reports;

/// <summary>What a citation points to.</summary>
public enum CitationKind
{
    /// <summary>An incident, at the second that shows it best.</summary>
    Incident = 1,

    /// <summary>A second of an archive segment that a model examined.</summary>
    Segment = 2,

    /// <summary>A minute of the activity track: how much moved, how many people were seen.</summary>
    ActivityMinute = 3,

    /// <summary>A minute of the coverage: whether anybody looked.</summary>
    CoverageMinute = 4,
}
