using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>How long the ledger of what left the house holds on to what came back.</summary>
public sealed class LedgerOptions
{
    public const string Section = "DailyCam:Analysis:Ledger";

    /// <summary>How long the words of a paid answer are kept, so that a job that failed over them is run again without paying again. The rows themselves stay. Default: 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan KeepAnswers { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often old answers and requests without an end are looked for. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(10);
}
