namespace DailyCam.Core.Analysis.Verification;

/// <summary>What a second look at a short clip around a claimed second said.</summary>
public enum SecondLook
{
    /// <summary>It could not be made: no money set aside, no consent, footage gone, the provider failed.</summary>
    NotMade = 0,

    /// <summary>It was made and left it open.</summary>
    CannotTell = 1,

    /// <summary>It saw what was claimed.</summary>
    SawIt = 2,

    /// <summary>It did not see what was claimed.</summary>
    DidNotSeeIt = 3,
}
