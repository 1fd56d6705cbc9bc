namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Values of <see cref="ModelSnapshot.Reason"/>; each has a sentence (text key <c>SnapshotReason.&lt;value&gt;</c>). What is no matter of pictures alone is named as in <see cref="AnalysisReasons"/>.</summary>
public static class SnapshotReasons
{
    /// <summary>The pictures' own share of the day's budget does not hold it.</summary>
    public const string OverSnapshotBudget = "OverSnapshotBudget";

    /// <summary>No JPEG could be made of it.</summary>
    public const string NoPicture = "NoPicture";

    /// <summary>Every value.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        OverSnapshotBudget, NoPicture, AnalysisReasons.NotConfigured, AnalysisReasons.OverDayBudget, AnalysisReasons.OverMonthBudget, AnalysisReasons.BudgetSaving, AnalysisReasons.NoPrice,
        AnalysisReasons.TooLarge, AnalysisReasons.BlockedByModel, AnalysisReasons.Rejected, AnalysisReasons.NotAuthorised, AnalysisReasons.ModelGone, AnalysisReasons.Quota, AnalysisReasons.ServerError,
        AnalysisReasons.Unreachable, AnalysisReasons.TimedOut, AnalysisReasons.Unreadable, AnalysisReasons.CutOff, AnalysisReasons.Malformed,
    };
}
