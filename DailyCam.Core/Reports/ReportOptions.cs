using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Reports;

/// <summary>What a daily report speaks of. When it gives a score follows <see cref="Analysis.AnalysisOptions.MinimumCoverage"/>, as on the timeline.</summary>
public sealed class ReportOptions
{
    public const string Section = "DailyCam:Reports";

    /// <summary>Minutes that somebody must lie or sit still before local vision speaks of a quiet stretch, 10 to 240. Default: 30, below which a child who watches a film is taken for one who rests.</summary>
    [Range(10, 240)]
    public int QuietMinutes { get; set; } = 30;

    /// <summary>Days of the trend, the report's own included, 7 to 92. Default: 28, four weeks.</summary>
    [Range(7, 92)]
    public int TrendDays { get; set; } = 28;
}
