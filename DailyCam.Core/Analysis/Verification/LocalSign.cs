namespace DailyCam.Core.Analysis.Verification;

/// <summary>What local vision noted around a second.</summary>
public enum LocalSign
{
    /// <summary>Some of the time had no pictures, and the rest shows nothing: nothing can be said.</summary>
    Unwatched = 0,

    /// <summary>Every second had pictures, and nothing moved in any of them.</summary>
    Nothing = 1,

    /// <summary>Something moved; nobody was recognised.</summary>
    Motion = 2,

    /// <summary>Somebody was recognised.</summary>
    Person = 3,
}
