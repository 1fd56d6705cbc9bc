namespace DailyCam.Core.Family;

/// <summary>Codes of everything that can be wrong with what is said of the child. Each has its sentence in both languages (<c>Problem.&lt;code&gt;</c>).</summary>
public static class ChildProblems
{
    public const string BirthDateInFuture = "BirthDateInFuture";
    public const string BirthDateTooEarly = "BirthDateTooEarly";
    public const string BirthDateUnreadable = "BirthDateUnreadable";

    /// <summary>Arguments: what was named, and the names that there are.</summary>
    public const string HomeFactUnknown = "HomeFactUnknown";

    /// <summary>Argument: the fact whose answer cannot be read.</summary>
    public const string HomeAnswerUnreadable = "HomeAnswerUnreadable";
}
