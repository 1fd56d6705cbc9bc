namespace DailyCam.Core.Reports;

/// <summary>What the word "sleep" rests on.</summary>
public enum SleepBasis
{
    /// <summary>Nobody examined it, and local vision saw nobody lie still for long enough.</summary>
    CannotTell = 0,

    /// <summary>A model saw the child sleep, or examined footage and did not.</summary>
    Model = 1,

    /// <summary>Local vision saw somebody keep still. That may have been sleep; it cannot tell.</summary>
    QuietPerson = 2,
}
