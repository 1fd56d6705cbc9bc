namespace DailyCam.Core.Analysis.Answers;

/// <summary>What an adult did about it.</summary>
public enum AdultResponse
{
    CannotTell = 0,
    NobodyThere = 1,
    DidNotReact = 2,
    ReactedLate = 3,
    ReactedInTime = 4,
}
