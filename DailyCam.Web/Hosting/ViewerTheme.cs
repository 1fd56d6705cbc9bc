namespace DailyCam.Web.Hosting;

/// <summary>Light or dark as the viewer chose, or as the system says.</summary>
public enum ViewerTheme
{
    System = 0,
    Light = 1,
    Dark = 2,

    /// <summary>Dark between two hours of the device's clock (<see cref="EveningHours"/>), light otherwise.</summary>
    Evening = 3,
}
