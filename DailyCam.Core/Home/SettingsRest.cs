namespace DailyCam.Core.Home;

/// <summary>Which of the kept settings are in force after a file of them could not be followed as it stood.</summary>
public enum SettingsRest
{
    /// <summary>All others of the same file.</summary>
    Others,

    /// <summary>All others of the same file, and those of the last good start in the place of what could not be followed, as far as it had them.</summary>
    GoodValue,

    /// <summary>Those of the last good start.</summary>
    LastGood,

    /// <summary>None.</summary>
    None,
}
