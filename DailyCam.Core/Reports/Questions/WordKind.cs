namespace DailyCam.Core.Reports.Questions;

/// <summary>What a word does in a question.</summary>
internal enum WordKind
{
    /// <summary>Adds nothing: she, the, 아이가, 있었어.</summary>
    Filler = 0,
    Last = 1,
    When = 2,
    HowOften = 3,
    HowLong = 4,
    Anyone = 5,
    What = 6,
    Happened = 7,
    Today = 8,
    Yesterday = 9,
    OtherDay = 10,

    /// <summary>From here on: since, 부터.</summary>
    From = 11,

    /// <summary>Up to here: until, 까지.</summary>
    Until = 12,
    PartOfDay = 13,
    Topic = 14,

    /// <summary>"Anything": a question by itself only with "happened".</summary>
    Anything = 15,

    /// <summary>"What happened" in one word: 무슨 일.</summary>
    Matter = 16,

    /// <summary>Night and the small hours: they may belong to two days.</summary>
    UnclearTime = 17,
}
