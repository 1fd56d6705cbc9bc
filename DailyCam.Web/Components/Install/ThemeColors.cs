namespace DailyCam.Web.Components.Install;

/// <summary>The ground of our pages (<c>--dc-ground</c> in styles/app.css), in which a phone paints the bars around them.</summary>
internal static class ThemeColors
{
    public const string Light = "#faf8f4";
    public const string Dark = "#141918";
}
