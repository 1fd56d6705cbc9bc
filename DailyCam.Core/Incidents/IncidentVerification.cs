namespace DailyCam.Core.Incidents;

/// <summary>Whether what a model claimed was seen by a second look. Local vision's own incidents need none: they carry their picture.</summary>
public enum IncidentVerification
{
    /// <summary>Found by local vision or a person, or graded Advice: no second look is made.</summary>
    NotNeeded = 0,

    /// <summary>A second look at a clip around the second saw it too.</summary>
    Verified = 1,

    /// <summary>No second look could be made (budget, error, footage gone) or it could not tell. Shown, and labelled.</summary>
    Unverified = 2,

    /// <summary>The second look did not see it. Never an incident; counted.</summary>
    Rejected = 3,
}
