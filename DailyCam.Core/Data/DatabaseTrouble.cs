namespace DailyCam.Core.Data;

/// <summary>What keeps the database from working, at this moment.</summary>
public enum DatabaseTrouble
{
    None = 0,

    /// <summary>Another program holds it, or it could not be opened yet.</summary>
    Away = 1,

    /// <summary>Its disk is full.</summary>
    Full = 2,

    /// <summary>SQLite calls it damaged. It is repaired at the next start.</summary>
    Damaged = 3,
}
