namespace DailyCam.Core.Family;

/// <summary>How a precaution stands in this home, in the order in which parents are told.</summary>
public enum PrecautionStanding
{
    /// <summary>The family said that the danger is there and that nothing guards it.</summary>
    Open = 1,

    /// <summary>Nothing that a family can say of its home changes it.</summary>
    Always = 2,

    /// <summary>It depends on something that nobody has said yet.</summary>
    Unknown = 3,

    /// <summary>The family said that it is taken care of.</summary>
    InPlace = 4,
}
