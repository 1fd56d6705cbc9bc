namespace DailyCam.Web.Features.Settings;

/// <summary>With what a setting is changed on the page.</summary>
internal enum SettingKind
{
    Number,
    Switch,
    Choice,
    TimeOfDay,

    /// <summary>A length of time: a number and what it counts.</summary>
    Length,
}
