namespace DailyCam.Core.Analysis.Answers;

/// <summary>What a model says happened. Severity follows from it in code (<see cref="ClaimSeverity"/>), never from the model.</summary>
public enum ClaimOutcome
{
    /// <summary>It happened: a fall, a collision, a burn, something trapped.</summary>
    Happened = 1,

    /// <summary>It nearly happened, or an adult stepped in at the last moment.</summary>
    NearMiss = 2,

    /// <summary>The child went to a hazard or reached for it.</summary>
    Approached = 3,

    /// <summary>No immediate risk; something at home should change.</summary>
    HomeHazard = 4,

    /// <summary>The model saw it and could not tell which of these it is.</summary>
    CannotTell = 5,
}
