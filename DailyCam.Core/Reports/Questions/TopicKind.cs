namespace DailyCam.Core.Reports.Questions;

/// <summary>What a question is about.</summary>
public enum TopicKind
{
    /// <summary>Any incident.</summary>
    Incident = 1,

    /// <summary>Incidents of a severity.</summary>
    Severity = 2,

    /// <summary>Incidents of a category, perhaps in one zone.</summary>
    Category = 3,

    /// <summary>Something the child does.</summary>
    Activity = 4,

    /// <summary>Somebody in the picture.</summary>
    Person = 5,

    /// <summary>Something that moves.</summary>
    Motion = 6,
}
