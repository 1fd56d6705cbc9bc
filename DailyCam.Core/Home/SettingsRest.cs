namespace DailyCam.Core.Home;

/// <summary>Which of the kept settings are in force after a file of them could not be followed as it stood.</summary>
public enum SettingsRest
{
    /// <summary>All others of the same file.</summary>
    Others,

    /// <summary>Those of the last good start.</summary>
    LastGood,

    /// <summary>None.</summary>
    None,
}
