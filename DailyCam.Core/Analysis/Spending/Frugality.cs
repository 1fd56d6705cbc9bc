namespace DailyCam.Core.Analysis.Spending;

/// <summary>How carefully money is spent now; each step gives up a little more, and the page says which one is in force.</summary>
public enum Frugality
{
    Full = 0,

    /// <summary>The cheaper model, when one is configured.</summary>
    CheaperModel = 1,

    /// <summary>And half the frames, no sound.</summary>
    FewerFrames = 2,

    /// <summary>And only segments in which local vision found an incident, or a claim to verify.</summary>
    IncidentsOnly = 3,

    /// <summary>Nothing is sent until the next day or month.</summary>
    LocalOnly = 4,
}
