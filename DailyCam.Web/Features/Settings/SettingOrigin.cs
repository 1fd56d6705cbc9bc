namespace DailyCam.Web.Features.Settings;

/// <summary>Where a setting's present value comes from.</summary>
public enum SettingOrigin
{
    /// <summary>Nobody said anything else.</summary>
    BuiltIn,

    /// <summary>A settings file beside the program.</summary>
    File,

    /// <summary>Changed on the page of settings, and kept in the data folder.</summary>
    Kept,

    /// <summary>A variable of the environment, which no page can change.</summary>
    Environment,

    /// <summary>The command line, which no page can change.</summary>
    CommandLine,

    /// <summary>The program that starts DailyCam handed it over in another way.</summary>
    Host,

    /// <summary>Kept in the database; changed on a page of DailyCam.</summary>
    Page,

    /// <summary>Kept on the viewer's device.</summary>
    Device,
}
