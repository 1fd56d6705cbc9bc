using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Shared;

/// <summary>The address of the page that is open, for whatever leads back to it.</summary>
public static class PageAddress
{
    /// <summary>Path and query on this server, with the path that a proxy serves us below.</summary>
    public static string Here(this NavigationManager navigation) => new Uri(navigation.Uri).PathAndQuery;

    /// <summary>The sign-in that leads back here, relative to the base.</summary>
    public static string SignInHere(this NavigationManager navigation) => $"sign-in?returnUrl={Uri.EscapeDataString(navigation.Here())}";
}
