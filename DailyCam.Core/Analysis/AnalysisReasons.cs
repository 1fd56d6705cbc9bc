namespace DailyCam.Core.Analysis;

/// <summary>Values of <see cref="SegmentAnalysis.Reason"/>; each has a sentence (text key <c>AnalysisReason.&lt;value&gt;</c>).</summary>
public static class AnalysisReasons
{
    /// <summary>Shorter than <see cref="AnalysisOptions.MinimumSegmentSeconds"/>.</summary>
    public const string Shorter = "Shorter";

    /// <summary>Smaller than <see cref="AnalysisOptions.MinimumSegmentMegabytes"/>.</summary>
    public const string Smaller = "Smaller";

    /// <summary>The family switched analysis off for the camera.</summary>
    public const string SwitchedOff = "SwitchedOff";

    /// <summary>Local vision looked at less than <see cref="AnalysisOptions.MinimumWatchedShare"/> of it.</summary>
    public const string VisionAway = "VisionAway";

    /// <summary>Nothing moved and nobody was there.</summary>
    public const string Quiet = "Quiet";

    /// <summary>The job failed for good; the job page has the exception.</summary>
    public const string JobFailed = "JobFailed";
}
