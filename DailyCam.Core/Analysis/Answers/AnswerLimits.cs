namespace DailyCam.Core.Analysis.Answers;

/// <summary>What an answer may hold; the prompt asks for far less. Lengths in Unicode characters.</summary>
public static class AnswerLimits
{
    /// <summary>The longest honest answer about ten minutes is about 30,000 characters; a model that repeats itself fills its whole output.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>More incidents than two a minute are not ten minutes of a home but a model that counts pictures.</summary>
    public const int MostClaims = 20;

    /// <summary>One each ten seconds of ten minutes.</summary>
    public const int MostObservations = 60;

    /// <summary>Longer words of a claim are cut here: who writes too much may still have seen an accident.</summary>
    public const int MostTitle = 120;

    public const int MostDescription = 600;

    public const int MostPlace = 80;

    public const int MostObservation = 300;

    /// <summary>A longer summary is cut here: it costs a sentence, not the answer.</summary>
    public const int MostSummary = 1000;

    public const int MostNote = 300;
}
