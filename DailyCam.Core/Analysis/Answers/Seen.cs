namespace DailyCam.Core.Analysis.Answers;

/// <summary>Yes, no, or cannot tell.</summary>
public enum Seen
{
    CannotTell = 0,
    Yes = 1,
    No = 2,
}
