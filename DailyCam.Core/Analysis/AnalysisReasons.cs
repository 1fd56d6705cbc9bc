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

    /// <summary>Somebody took the job out.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>The recording was deleted before anybody looked.</summary>
    public const string FootageGone = "FootageGone";

    /// <summary>The family has not consented to the analyzer, or took its consent back.</summary>
    public const string NoConsent = "NoConsent";

    /// <summary>The camera's chain does not name the analyzer any more.</summary>
    public const string NotChosen = "NotChosen";

    /// <summary>The settings of the analyzer are not complete.</summary>
    public const string NotConfigured = "NotConfigured";

    /// <summary>The day's budget does not hold it.</summary>
    public const string OverDayBudget = "OverDayBudget";

    /// <summary>The month's budget does not hold it.</summary>
    public const string OverMonthBudget = "OverMonthBudget";

    /// <summary>So little of the budget is left that only recordings in which local vision found something are sent.</summary>
    public const string BudgetSaving = "BudgetSaving";

    /// <summary>No price is configured for the model, so that what it costs could not be counted.</summary>
    public const string NoPrice = "NoPrice";

    /// <summary>The copy is larger than may be sent, or the provider said so.</summary>
    public const string TooLarge = "TooLarge";

    /// <summary>The model refused to look.</summary>
    public const string BlockedByModel = "BlockedByModel";

    /// <summary>The provider refused the request itself.</summary>
    public const string Rejected = "Rejected";

    /// <summary>The key is wrong, expired, or for another project.</summary>
    public const string NotAuthorised = "NotAuthorised";

    /// <summary>The model is not there any more.</summary>
    public const string ModelGone = "ModelGone";

    /// <summary>The provider's own limit was reached at each try.</summary>
    public const string Quota = "Quota";

    /// <summary>The provider failed at each try.</summary>
    public const string ServerError = "ServerError";

    /// <summary>There was no connection at any try.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>There was no whole answer in time at any try.</summary>
    public const string TimedOut = "TimedOut";

    /// <summary>What came back was no answer of the provider's protocol, at each try.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>The model ran into its length limit before it had answered. It was paid, and is not tried again by itself.</summary>
    public const string CutOff = "CutOff";

    /// <summary>The answers did not fit the schema, at each try.</summary>
    public const string Malformed = "Malformed";

    /// <summary>Every value, so that an error that is one of them keeps its name.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Shorter, Smaller, SwitchedOff, VisionAway, Quiet, JobFailed, Cancelled, FootageGone, NoConsent, NotChosen, NotConfigured, OverDayBudget, OverMonthBudget, BudgetSaving, NoPrice,
        TooLarge, BlockedByModel, Rejected, NotAuthorised, ModelGone, Quota, ServerError, Unreachable, TimedOut, Unreadable, CutOff, Malformed,
    };
}
