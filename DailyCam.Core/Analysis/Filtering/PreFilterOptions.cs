using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Filtering;

/// <summary>What local vision must have seen in an archive segment before a model outside is asked about it. Sound is no part of it: the activity track does not measure any.</summary>
public sealed class PreFilterOptions
{
    public const string Section = "DailyCam:Analysis:PreFilter";

    /// <summary>Whether it is asked at all; <c>false</c> sends every segment that the chain and the budget allow. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds with a person from which a segment is sent. Default: 1.</summary>
    [Range(1, 3600)]
    public int MinimumPersonSeconds { get; set; } = 1;

    /// <summary>Seconds with motion from which a segment is sent although nobody was recognised: small children are sometimes taken for a pet. Default: 5.</summary>
    [Range(1, 3600)]
    public int MinimumActiveSeconds { get; set; } = 5;

    /// <summary>Share of a segment's seconds (0 to 1) that local vision must have looked at to be believed; less is sent, because nobody knows what happened. Default: 0.9.</summary>
    [Range(0.0, 1.0)]
    public double MinimumWatchedShare { get; set; } = 0.9;

    /// <summary>Share (0 to 1) of the withheld segments that is sent all the same, chosen by lot, so that what the filter misses is measured. Default: 0.05, about one in twenty.</summary>
    [Range(0.0, 1.0)]
    public double AuditShare { get; set; } = 0.05;
}
