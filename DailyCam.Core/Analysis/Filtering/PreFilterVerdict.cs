namespace DailyCam.Core.Analysis.Filtering;

/// <summary>Whether a segment is worth a model's look.</summary>
public enum PreFilterVerdict
{
    Send = 1,

    /// <summary>Nothing in it is worth a look; nothing leaves the house.</summary>
    Withhold = 2,

    /// <summary>It would be withheld, but the lot fell on it: it is sent, to see what the filter misses.</summary>
    Audit = 3,
}
