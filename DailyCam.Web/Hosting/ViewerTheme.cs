namespace DailyCam.Web.Hosting;

/// <summary>Light or dark as the viewer chose, or as the system says.</summary>
public enum ViewerTheme
{
    System = 0,
    Light = 1,
    Dark = 2,
}
