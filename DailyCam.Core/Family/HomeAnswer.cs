namespace DailyCam.Core.Family;

/// <summary>What a family said of one <see cref="HomeFact"/>.</summary>
public enum HomeAnswer
{
    /// <summary>Nobody said: neither there nor not there. What depends on it is told with the question, never left out.</summary>
    Unknown = 0,

    Yes = 1,

    No = 2,
}
