namespace DailyCam.Web.Features.Settings;

/// <summary>What a setting's number counts, so that it is shown with its unit. Lengths of time need none: their type says it.</summary>
public enum SettingUnit
{
    None,
    TimeOfDay,
    Days,
    Hours,
    Minutes,
    Seconds,
    Megabytes,
    Gigabytes,
    Pixels,
    PerSecond,

    /// <summary>0 to 1, shown as a percentage.</summary>
    Share,

    /// <summary>In the currency of the budget.</summary>
    Money,
    Tokens,

    /// <summary>Only whether there is one is ever shown.</summary>
    Secret,
}
