namespace DailyCam.Core.Reports.Questions;

/// <summary>Why a question is not answered although it was read.</summary>
public enum QuestionDoubt
{
    None = 0,

    /// <summary>A word that is not known, or no question that is known.</summary>
    NotUnderstood = 1,

    /// <summary>A time that may be in the morning or in the afternoon, or that does not exist.</summary>
    UnclearTime = 2,

    /// <summary>It is about another day than the one that is open.</summary>
    OtherDay = 3,
}
