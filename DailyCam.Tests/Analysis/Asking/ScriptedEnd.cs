namespace DailyCam.Tests.Analysis.Asking;

/// <summary>How a scripted candidate ends; each protocol has its own word for it.</summary>
internal enum ScriptedEnd
{
    Whole = 1,
    CutOff = 2,

    /// <summary>The answer was withheld by a filter.</summary>
    Blocked = 3,
}
