using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Layout;

/// <summary>The frame of every page of a signed-in person: navigation below on phones, at the side on wide screens.</summary>
public sealed partial class MainLayout
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>With a base address, a bare "#main" would leave the page.</summary>
    private string SkipTarget => Navigation.Here() + "#main";

    private bool IsHome => NavigationPages.Daily[0].Holds(Navigation.ToBaseRelativePath(Navigation.Uri));
}
