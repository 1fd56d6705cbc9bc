namespace DailyCam.Core.Analysis.Filtering;

/// <summary>Why the filter decided as it did.</summary>
public enum PreFilterReason
{
    /// <summary>The filter is switched off.</summary>
    FilterOff = 1,

    /// <summary>Local vision found an incident in it.</summary>
    Incident = 2,

    /// <summary>Local vision looked at too little of it to know.</summary>
    NotWatched = 3,
    People = 4,
    Motion = 5,

    /// <summary>Nobody was seen and next to nothing moved.</summary>
    Quiet = 6,
}
